import type { components } from '../generated/openapi';

/**
 * What a change does to the deployed system.
 *
 * @public
 */
export type ChangeEffect = components['schemas']['ChangeEffect'];

const NO_EFFECT =
  /^(?:build|chore|ci|docs?|refactor|style|test)s?(?:\([^)]*\))?:/i;
const FIX =
  /^(?:fix|hotfix|bug|bugfix|revert|perf)(?:\([^)]*\))?!?:|^(?:revert|fix(?:e[sd]|ing)?)\b/i;

/**
 * Puts a change into one of the three groups that the team announces: features, fixes, and those
 * with no effect on the deployed system. It goes by the title alone, in the forms of Conventional
 * Commits and the older free forms; a breaking change (`!`) always has an effect.
 *
 * @public
 */
export function classifyChange(title: string): ChangeEffect {
  const text = title.trim();
  if (NO_EFFECT.test(text)) return 'none';
  return FIX.test(text) ? 'fix' : 'feature';
}

/**
 * Text from outside, such as the title of a pull request, as plain text in Markdown: what Markdown
 * would read as its own signs is escaped, so that nobody writes a link into our messages.
 *
 * @public
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&');
}

/**
 * The title of a change without the pull request number that a squash merge puts at its end.
 *
 * @public
 */
export function changeTitle(subject: string): string {
  return subject.replace(/\s*\(#\d+\)\s*$/, '').trim();
}

/**
 * The pull request number that a squash or merge commit names, if it names one.
 *
 * @public
 */
export function pullNumberOf(subject: string): number | undefined {
  const match =
    /\(#(\d+)\)\s*$/.exec(subject) ??
    /^Merge pull request #(\d+)\b/.exec(subject);
  return match ? Number(match[1]) : undefined;
}
