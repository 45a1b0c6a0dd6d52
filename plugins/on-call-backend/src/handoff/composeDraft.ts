import { shortName } from '../messages/addresses';
import { formatInstant } from '../messages/formatInstant';
import type { Turn } from '../book/Turn';
import type { HandoffSection } from './HandoffSections';

/** What people wrote elsewhere is text in the note and never markup. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}

/** The address of a link; what would end it early is written in another way. */
function address(url: string): string {
  return url.replace(/[\s()<>]/g, sign =>
    encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'),
  );
}

function lines({ items, problem }: HandoffSection): string[] {
  if (problem) return [`_${problem}_`];
  if (items.length === 0) return ['Nothing.'];
  return items.map(({ text, url }) =>
    url ? `- [${plain(text)}](${address(url)})` : `- ${plain(text)}`,
  );
}

/** A handoff note to begin with: what is open now, and room for what only a person knows. */
export function composeDraft(
  turn: Turn,
  people: { outgoing?: string; incoming?: string },
  sections: readonly HandoffSection[],
): string {
  const { configured, shift } = turn;
  const name = (person: string | undefined) =>
    person === undefined ? 'nobody' : plain(shortName(person));
  return [
    `# ${plain(configured.title)}: handoff of ${formatInstant(
      shift.end,
      configured.timeZone,
    )}`,
    `From ${name(people.outgoing)} to ${name(people.incoming)}.`,
    '## What to watch',
    ...sections.flatMap(section => [
      `## ${plain(section.title)}`,
      lines(section).join('\n'),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}
