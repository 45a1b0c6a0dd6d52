import type { OnCallMessage } from '@signalbox/backstage-plugin-on-call-node';

/** A message as the Web API takes it. `text` is what notifications and screen readers give. */
export interface SlackMessage {
  text: string;
  blocks: Array<{ type: 'section'; text: { type: 'mrkdwn'; text: string } }>;
}

// https://docs.slack.dev/reference/block-kit/blocks/section-block
const SECTION_CHARACTERS = 3000;
const CUT = ' …';

/** What somebody is told, with its title first and where to act last. */
export function messageOf(message: OnCallMessage): SlackMessage {
  const alarm = message.severity === 'critical' ? ':rotating_light: ' : '';
  const title = `${alarm}*${escape(message.title).replace(/\*/g, '')}*`;
  const parts = [
    title,
    ...(message.text ? [toMrkdwn(message.text)] : []),
    ...(message.link
      ? [`<${escapeUrl(message.link)}|Open in the portal>`]
      : []),
  ];
  return {
    text: escape(message.title),
    blocks: parts.map(part => ({
      type: 'section',
      text: { type: 'mrkdwn', text: cut(part) },
    })),
  };
}

/** Three characters are control characters to Slack; so nothing in a text can address people. */
function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

function escapeUrl(url: string): string {
  return escape(url).replace(/\|/g, '%7C');
}

/** Links and bold text as Slack writes them; everything else is shown as it stands. */
function toMrkdwn(markdown: string): string {
  return escape(markdown)
    .replace(
      /\[([^\]\n]+)\]\((https?:\/\/[^\s)|]+)\)/g,
      (_link, title, url) => `<${url}|${title}>`,
    )
    .replace(/\*\*(\S(?:.*?\S)?)\*\*/g, '*$1*');
}

/** At most what a section may hold, and never half a link. */
function cut(text: string): string {
  if (text.length <= SECTION_CHARACTERS) return text;
  const kept = text.slice(0, SECTION_CHARACTERS - CUT.length);
  return `${kept.replace(/<[^>]*$/, '').trimEnd()}${CUT}`;
}
