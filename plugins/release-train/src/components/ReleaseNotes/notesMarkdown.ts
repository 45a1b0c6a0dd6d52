import {
  escapeMarkdown,
  type Change,
  type ReleaseNotes,
} from '@signalbox/backstage-plugin-release-train-common';

/** The effects in the order that the team announces them. */
export const EFFECTS: readonly Change['effect'][] = ['feature', 'fix', 'none'];

/** What one candidate brings. */
export type NotesSection = ReleaseNotes['sections'][number];

/** What the groups of changes are called. */
export type NotesHeadings = Record<Change['effect'], string>;

/** The changes of one group. */
export function changesOf(
  section: NotesSection,
  effect: Change['effect'],
): Change[] {
  return section.changes.filter(change => change.effect === effect);
}

/** The list of the changes as Markdown, as it stands while nobody has written anything else. */
export function generatedNotes(
  section: NotesSection,
  headings: NotesHeadings,
): string {
  const groups = EFFECTS.flatMap(effect => {
    const changes = changesOf(section, effect);
    if (changes.length === 0) return [];
    const lines = changes.map(line).join('\n');
    return [`### ${headings[effect]}\n\n${lines}`];
  });
  return groups.join('\n\n');
}

/** The notes as Markdown, to be pasted into an issue or a message: what a person wrote, if any did. */
export function notesMarkdown(
  section: NotesSection,
  words: { title: string; headings: NotesHeadings },
): string {
  const body = section.markdown ?? generatedNotes(section, words.headings);
  return `${[`## ${words.title}`, body].filter(Boolean).join('\n\n')}\n`;
}

function line(change: Change): string {
  const name = change.pullNumber
    ? `#${change.pullNumber}`
    : change.sha.slice(0, 7);
  const link = change.url ? `[${name}](${change.url})` : name;
  return `- ${link} ${escapeMarkdown(change.title)} (${escapeMarkdown(
    change.author.login,
  )})`;
}
