import { SlackContext } from '../services/slack/context';
import {
  isDirect,
  SlackChannel,
  SlackMessage,
  SlackUser,
  titleOf,
} from '../services/slack/model';
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

/** Where a block stands, and who can press its buttons. */
interface BlockPlace {
  channel: SlackChannel;
  ts: string;
  people: SlackUser[];
}

function viewBlock(
  block: any,
  users: Map<string, string>,
  place: BlockPlace,
): Html {
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
            : viewButton(element, place),
        )}
      </p>`;
    default:
      return html`<pre>${JSON.stringify(block, null, 2)}</pre>`;
  }
}

/** A button, and as whom it is pressed. */
function viewButton(element: any, { channel, ts, people }: BlockPlace): Html {
  const fields = Object.entries({ ts, actionId: element.action_id ?? '' });
  return html`<form method="post" action="/slack/${channel.name}/press">
    ${fields.map(
      ([name, value]) =>
        html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    <button>${element.text?.text ?? ''}</button> as ${whoSelect(people)}
  </form> `;
}

function whoSelect(people: SlackUser[]): Html {
  return html`<select name="user" aria-label="As whom">
    ${people.map(
      ({ id, realName }) => html`<option value="${id}">${realName}</option>`,
    )}
  </select>`;
}

function viewReplyForm({ channel, ts, people }: BlockPlace): Html {
  return html`<form method="post" action="/slack/${channel.name}/say">
    <input type="hidden" name="threadTs" value="${ts}" />
    <input name="text" required aria-label="Reply in the thread" />
    <button>Reply</button> as ${whoSelect(people)}
  </form>`;
}

function viewEphemerals(
  { state }: SlackContext,
  channel: SlackChannel,
  ts: string,
): Html {
  const users = new Map(
    state.users.list('').map(user => [user.id, user.realName]),
  );
  return html`${state.ephemerals
    .list('')
    .filter(it => it.channel === channel.id && it.threadTs === ts)
    .map(
      ({ user, text, at }) => html`<article class="message">
        <p class="quiet">
          Only visible to ${users.get(user) ?? user}, ${timeTag(at)}
        </p>
        <p>${mrkdwn(text, users)}</p>
      </article>`,
    )}`;
}

function viewMessage(
  { state }: SlackContext,
  message: SlackMessage,
  place: BlockPlace,
): Html {
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
      ? message.blocks.map(block => viewBlock(block, users, place))
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
            <a href="/slack/${isDirect(channel) ? channel.id : channel.name}"
              >${titleOf(channel)}</a
            >
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
  const people = state.users.list('').filter(({ isBot }) => !isBot);
  return layout(
    titleOf(channel),
    html`<p><a href="/slack">All channels</a></p>
      <div id="messages" data-live>
        ${messages.length === 0 &&
        html`<p class="quiet">Nothing was said here yet.</p>`}
        ${messages.map(message => {
          const replies = state.replies(channel, message.ts);
          const place = { channel, ts: message.ts, people };
          return html`${viewMessage(context, message, place)}
            <div class="thread" role="group" aria-label="Thread">
              ${replies.map(reply =>
                viewMessage(context, reply, { ...place, ts: reply.ts }),
              )}
              ${viewEphemerals(context, channel, message.ts)}
              ${viewReplyForm(place)}
            </div>`;
        })}
      </div>`,
    { isLive: true },
  );
}
