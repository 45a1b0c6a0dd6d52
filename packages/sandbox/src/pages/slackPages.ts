import { SlackContext } from '../services/slack/context';
import { SlackChannel, SlackMessage } from '../services/slack/model';
import { Html, html } from './html';
import { layout } from './layout';
import { timeTag } from './times';

/** Slack's mrkdwn, as far as messages of the product use it. */
export function mrkdwn(text: string, users: Map<string, string>): Html {
  const pieces = text.split(/(```[\s\S]+?```|`[^`\n]+`|<[^<>\n]+>)/);
  return html`${pieces.map(piece => {
    if (piece.startsWith('```') && piece.length > 6) {
      return html`<pre>${unescaped(piece.slice(3, -3).trim())}</pre>`;
    }
    if (piece.startsWith('`') && piece.length > 2) {
      return html`<code>${unescaped(piece.slice(1, -1))}</code>`;
    }
    return /^<.+>$/.test(piece)
      ? reference(unescaped(piece.slice(1, -1)), users)
      : emphasis(unescaped(piece));
  })}`;
}

/** Who writes to Slack escapes these three, and no others. */
function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function reference(inner: string, users: Map<string, string>): Html {
  const [target, label] = inner.split('|');
  if (target.startsWith('@')) {
    return html`<b>@${label ?? users.get(target.slice(1)) ?? target}</b>`;
  }
  if (target.startsWith('#') || target.startsWith('!')) {
    return html`<b>${label ?? target}</b>`;
  }
  return /^(https?|mailto):/.test(target)
    ? html`<a href="${target}">${label ?? target}</a>`
    : html`${label ?? target}`;
}

function emphasis(text: string): Html {
  const escaped = html`${text}`.text
    .replace(/(^|[\s(])\*(\S(?:[^*\n]*[^\s*])?)\*/g, '$1<b>$2</b>')
    .replace(/(^|[\s(])_(\S(?:[^_\n]*[^\s_])?)_/g, '$1<i>$2</i>')
    .replace(/(^|[\s(])~(\S(?:[^~\n]*[^\s~])?)~/g, '$1<s>$2</s>')
    .replace(/^&gt; ?(.*)$/gm, '<blockquote>$1</blockquote>')
    .replace(/\n/g, '<br />');
  return new Html(escaped);
}

function viewBlock(block: any, users: Map<string, string>): Html {
  const textOf = (part: any): Html =>
    part?.type === 'mrkdwn'
      ? mrkdwn(part.text, users)
      : html`${part?.text ?? ''}`;
  switch (block?.type) {
    case 'header':
      return html`<p><b>${textOf(block.text)}</b></p>`;
    case 'section':
      return html`<p>${block.text && textOf(block.text)}</p>
        ${(block.fields ?? []).map(
          (field: unknown) => html`<p>${textOf(field)}</p>`,
        )}`;
    case 'context':
      return html`<p class="quiet">
        ${(block.elements ?? []).map(
          (element: unknown) => html`${textOf(element)} `,
        )}
      </p>`;
    case 'divider':
      return html`<hr />`;
    case 'actions':
      return html`<p>
        ${(block.elements ?? []).map((element: any) =>
          element.url
            ? html`<a href="${element.url}">${textOf(element.text)}</a> `
            : html`<button disabled>${textOf(element.text)}</button> `,
        )}
      </p>`;
    default:
      return html`<pre>${JSON.stringify(block, null, 2)}</pre>`;
  }
}

function viewMessage({ state }: SlackContext, message: SlackMessage): Html {
  const users = new Map(
    state.users.list('').map(user => [user.id, user.realName]),
  );
  const reactions = Object.entries(message.reactions);
  return html`<article class="message" id="${message.ts}">
    <p>
      <b>${users.get(message.user)}</b>
      <span class="quiet"
        >${timeTag(Number(message.ts) * 1000)}${message.editedTs &&
        ' (edited)'}</span
      >
    </p>
    ${message.blocks?.length
      ? message.blocks.map(block => viewBlock(block, users))
      : html`<p>${mrkdwn(message.text, users)}</p>`}
    ${reactions.length > 0 &&
    html`<p class="quiet">
      ${reactions.map(([name, people]) => `:${name}: ${people.length} `)}
    </p>`}
  </article>`;
}

export function channelsPage({ state }: SlackContext): string {
  return layout(
    'Slack',
    html`<ul>
      ${state.channels.list('').map(
        channel =>
          html`<li>
            <a href="/slack/${channel.name}">#${channel.name}</a>
            <span class="quiet"
              >${state.messages.list(channel.id).length} messages</span
            >
          </li>`,
      )}
    </ul>`,
  );
}

export function channelPage(
  context: SlackContext,
  channel: SlackChannel,
): string {
  const { state } = context;
  const messages = state.roots(channel);
  return layout(
    `#${channel.name}`,
    html`<p><a href="/slack">All channels</a></p>
      <div id="messages" data-live>
        ${messages.length === 0 &&
        html`<p class="quiet">Nothing was said here yet.</p>`}
        ${messages.map(message => {
          const replies = state.replies(channel, message.ts);
          return html`${viewMessage(context, message)}
          ${replies.length > 0 &&
          html`<div class="thread" role="group" aria-label="Thread">
            ${replies.map(reply => viewMessage(context, reply))}
          </div>`}`;
        })}
      </div>`,
    { isLive: true },
  );
}
