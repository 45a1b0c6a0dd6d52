/**
 * Slack reads its own markup, mrkdwn, and three characters as control characters.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

function link(url: string, title: string): string {
  return `<${escape(url).replace(/\|/g, '%7C')}|${title}>`;
}

// One alternative a construct; code and escapes first, for nothing counts inside of them.
const INLINE = new RegExp(
  [
    /(?<ticks>`+)(?<code>.+?)\k<ticks>(?!`)/,
    /\\(?<escaped>[\\`*_{}[\]()#+\-.!<>~|])/,
    /!?\[(?<title>(?:\\.|[^\]\\])*)\]\((?<url>(?:https?:\/\/|mailto:)(?:\([^()\s]*\)|[^()\s])+)\)/,
    /<(?<address>(?:https?:\/\/|mailto:)[^>\s]+)>/,
    /\*\*(?=\S)(?<bold>.+?)(?<=\S)\*\*/,
    /(?<!\w)__(?=\S)(?<strong>.+?)(?<=\S)__(?!\w)/,
    /~~(?=\S)(?<struck>.+?)(?<=\S)~~/,
    /(?<![\w*])\*(?=[^\s*])(?<italic>[^*]*?[^\s*])\*(?![\w*])/,
  ]
    .map(part => part.source)
    .join('|'),
  'g',
);

function inline(text: string): string {
  let result = '';
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    result += escape(text.slice(end, match.index));
    end = match.index + match[0].length;
    const { code, escaped, title, url, address, italic, struck } =
      match.groups!;
    const bold = match.groups!.bold ?? match.groups!.strong;
    if (code !== undefined) result += `\`${escape(code.trim())}\``;
    else if (escaped !== undefined) result += escape(escaped);
    else if (url !== undefined)
      result += link(url, inline(title) || escape(url));
    else if (address !== undefined) result += `<${escape(address)}>`;
    else if (bold !== undefined) result += `*${inline(bold)}*`;
    else if (struck !== undefined) result += `~${inline(struck)}~`;
    else result += `_${inline(italic)}_`;
  }
  return result + escape(text.slice(end));
}

function line(text: string): string {
  const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(text);
  // A heading becomes bold as a whole; Slack knows no bold within bold.
  if (heading) return `*${inline(heading[1].replace(/\*\*|__/g, ''))}*`;
  const bullet = /^(\s*)[-*+]\s+(.*)$/.exec(text);
  if (bullet) return `${bullet[1]}• ${inline(bullet[2])}`;
  const quote = /^>\s?(.*)$/.exec(text);
  if (quote) return `> ${inline(quote[1])}`;
  return inline(text);
}

/**
 * Markdown as Slack writes it: bold, italic, struck, links, code, bullets, headings and quotes.
 * Everything else is shown as it stands. Nothing in the text can address people: `<!channel>` in
 * the title of a pull request stays text.
 */
export function toMrkdwn(markdown: string): string {
  let fenced = false;
  return markdown
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(text => {
      if (/^\s*```/.test(text)) {
        fenced = !fenced;
        return '```';
      }
      return fenced ? escape(text) : line(text);
    })
    .join('\n');
}
