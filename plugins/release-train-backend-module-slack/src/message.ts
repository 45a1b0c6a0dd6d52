import type { Announcement } from '@signalbox/backstage-plugin-release-train-node';
import { toMrkdwn } from './mrkdwn';
import { type AskRow, askRow } from './words/asks';

/** A block of Slack's Block Kit, of the kinds that are used here. */
export type MessageBlock =
  | AskRow
  | { type: 'section'; text: { type: 'mrkdwn'; text: string } }
  | { type: 'context'; elements: Array<{ type: 'mrkdwn'; text: string }> };

/** A message as the Web API takes it. `text` is what notifications and screen readers give. */
export interface Message {
  text: string;
  blocks: MessageBlock[];
}

// https://docs.slack.dev/reference/block-kit/blocks/section-block and
// https://docs.slack.dev/reference/block-kit/blocks: 3,000 characters a section, 50 blocks.
const SECTION_CHARACTERS = 3000;
const SECTIONS = 48;
const BLOCKS = 50;
// More buttons than that nobody wants to see; who is left out says it in the thread.
const ASK_ROWS = 20;
// Slack cuts longer texts off. https://docs.slack.dev/reference/methods/chat.postMessage
const TEXT_CHARACTERS = 4000;

/**
 * The announcement as a message: its summary, what follows it, the buttons for who gives their word
 * where somebody hears them, and the link for who wants to act.
 */
export function messageOf(
  announcement: Announcement,
  { buttons = false }: { buttons?: boolean } = {},
): Message {
  const [summary, ...rest] = announcement.text.trim().split('\n');
  const asks = buttons ? announcement.asks ?? [] : [];
  const after: MessageBlock[] = asks.slice(0, ASK_ROWS).map(askRow);
  if (announcement.link) {
    const { title, url } = announcement.link;
    const words = title.replace(/[\\[\]]/g, '\\$&');
    after.push({
      type: 'context',
      elements: [{ type: 'mrkdwn', text: toMrkdwn(`[${words}](${url})`) }],
    });
  }
  const blocks = [
    ...sections(toMrkdwn(summary)),
    ...sections(toMrkdwn(rest.join('\n').trim())),
  ].slice(0, BLOCKS - after.length);
  return {
    text: textOf(toMrkdwn(announcement.text.trim())),
    blocks: [...blocks, ...after],
  };
}

/** The details as the message in the thread. */
export function detailsMessageOf(details: string): Message {
  const text = toMrkdwn(details.trim());
  return { text: textOf(text), blocks: sections(text) };
}

function textOf(text: string): string {
  if (text.length <= TEXT_CHARACTERS) return text;
  const end = text.lastIndexOf('\n', TEXT_CHARACTERS - 2);
  return `${text.slice(0, end > 0 ? end : TEXT_CHARACTERS - 2)}\n…`;
}

/** Sections of at most the allowed length, split between lines. */
function sections(text: string): MessageBlock[] {
  const parts: string[] = [];
  let part = '';
  for (const line of text.split('\n').flatMap(cut)) {
    if (part && part.length + 1 + line.length > SECTION_CHARACTERS) {
      parts.push(part);
      part = line;
    } else {
      part = part ? `${part}\n${line}` : line;
    }
  }
  if (part.trim()) parts.push(part);
  if (parts.length > SECTIONS) parts.splice(SECTIONS - 1, Infinity, '…');
  return parts.map(section => ({
    type: 'section',
    text: { type: 'mrkdwn', text: section },
  }));
}

/** A line that is longer than a section may be, in pieces. */
function cut(line: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < line.length || at === 0; at += SECTION_CHARACTERS) {
    pieces.push(line.slice(at, at + SECTION_CHARACTERS));
  }
  return pieces;
}
