import { ReservedCommit } from '../services/github/model/types';
import { shaOf } from '../services/github/views/basics';

const SUBJECTS = [
  'feat: show the number of selected cells',
  'fix: keep the colour scale when the view changes',
  'chore: upgrade dependencies',
  'fix: answer 404 for an unknown dataset',
  'feat: filter by tissue',
  'docs: describe the release',
  'refactor: read the schema once',
  'test: cover the upload of large files',
];
// The logins that the example people have in the catalog.
const AUTHORS = [
  'engineer-4',
  'engineer-1',
  'engineer-2',
  'engineer-5',
  'engineer-3',
];
const SIX_HOURS = 6 * 3600_000;

/** One commit that no file names; the same seed gives the same commit. */
export function generatedCommit(
  seed: string,
  index: number,
  authoredAt: number,
): ReservedCommit {
  const pull = index + 1;
  return {
    sha: shaOf(`${seed} ${index}`),
    author: AUTHORS[index % AUTHORS.length],
    authoredAt,
    message: `${SUBJECTS[index % SUBJECTS.length]} (#${pull})`,
    pull,
  };
}

/** A small history, oldest first, whose last commit was made at `until`. */
export function generatedHistory(
  seed: string,
  count: number,
  until: number,
): ReservedCommit[] {
  return Array.from({ length: count }, (_unused, index) =>
    generatedCommit(seed, index, until - (count - 1 - index) * SIX_HOURS),
  );
}
