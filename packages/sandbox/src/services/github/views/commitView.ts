import { GithubContext } from '../context';
import { Commit, Repository } from '../model/types';
import { idOf, iso, nodeId, shaOf } from './basics';
import { repositoryApi, repositoryPage } from './repositoryView';
import { viewUser } from './userView';

const FOLDERS = ['client/src', 'server/app', 'charts', 'docs', '.github'];

export function emailOf(login: string): string {
  return `${login.replace(/[^a-z0-9-]/gi, '')}@example.com`;
}

/** `commit`. */
export function viewCommit(
  context: GithubContext,
  repository: Repository,
  commit: Commit,
) {
  const self = `${repositoryApi(context, repository)}`;
  const page = `${repositoryPage(context, repository)}/commit`;
  const author = viewUser(context, commit.author);
  const signed = (instant: number) => ({
    name: commit.author,
    email: emailOf(commit.author),
    date: iso(instant),
  });
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${self}/commits/${commit.sha}`,
    html_url: `${page}/${commit.sha}`,
    comments_url: `${self}/commits/${commit.sha}/comments`,
    commit: {
      url: `${self}/git/commits/${commit.sha}`,
      author: signed(commit.authoredAt),
      committer: signed(commit.committedAt),
      message: commit.message,
      comment_count: 0,
      tree: {
        sha: shaOf(`tree ${commit.sha}`),
        url: `${self}/git/trees/${shaOf(`tree ${commit.sha}`)}`,
      },
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    author,
    committer: author,
    parents: commit.parent
      ? [
          {
            sha: commit.parent,
            url: `${self}/commits/${commit.parent}`,
            html_url: `${page}/${commit.parent}`,
          },
        ]
      : [],
  };
}

/**
 * The files that a commit changed. The history in the data names none, so each
 * commit changes the same one to three files whenever it is asked for.
 */
export function viewFiles(
  context: GithubContext,
  repository: Repository,
  commit: Commit,
) {
  const seed = idOf(commit.sha);
  const self = repositoryApi(context, repository);
  const page = repositoryPage(context, repository);
  return Array.from({ length: 1 + (seed % 3) }, (_unused, index) => {
    const folder = FOLDERS[(seed + index) % FOLDERS.length];
    const filename = `${folder}/file-${(seed + 7 * index) % 40}.txt`;
    const additions = 1 + ((seed >> index) % 20);
    return {
      sha: shaOf(`${commit.sha}${filename}`),
      filename,
      status: 'modified',
      additions,
      deletions: 1,
      changes: additions + 1,
      blob_url: `${page}/blob/${commit.sha}/${filename}`,
      raw_url: `${page}/raw/${commit.sha}/${filename}`,
      contents_url: `${self}/contents/${filename}?ref=${commit.sha}`,
      patch: '@@ -1 +1 @@',
    };
  });
}
