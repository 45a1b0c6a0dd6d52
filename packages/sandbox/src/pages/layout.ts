import { Html, html } from './html';

const STYLE = `
:root { color-scheme: light dark; --line: #d8dce2; --soft: #f4f6f8; --ink: #1d2330;
  --quiet: #566072; --link: #1a5fb4; --good: #1b6e3c; --bad: #a3262a; --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --line: #353c48; --soft: #1d222b;
  --ink: #e4e8ef; --quiet: #a3adbd; --link: #8ab8f5; --good: #7fd19b; --bad: #f29a9d;
  --paper: #14181f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }
header { border-bottom: 1px solid var(--line); background: var(--soft); }
header p, main { max-width: 60rem; margin: 0 auto; padding: 0.75rem 1.25rem; }
h1 { font-size: 1.4rem; margin: 0.75rem 0; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 1.75rem 0 0.5rem; }
a { color: var(--link); } code, time, .mono { font-family: ui-monospace, monospace; font-size: 0.92em; }
table { border-collapse: collapse; width: 100%; } .wide { overflow-x: auto; }
th, td { text-align: left; padding: 0.35rem 0.75rem 0.35rem 0; vertical-align: top;
  border-bottom: 1px solid var(--line); } th { color: var(--quiet); font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
form { display: inline-block; margin: 0 0.4rem 0.4rem 0; }
button, select, input { font: inherit; color: inherit; background: var(--soft);
  border: 1px solid var(--line); border-radius: 6px; padding: 0.25rem 0.7rem; }
button { cursor: pointer; } button:hover { border-color: var(--quiet); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code { white-space: nowrap; } pre code { white-space: inherit; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px;
  padding: 0.75rem; overflow-x: auto; }
.quiet { color: var(--quiet); } .good { color: var(--good); } .bad { color: var(--bad); }
.clock { font-size: 1.25rem; } .message { border-top: 1px solid var(--line); padding: 0.6rem 0; }
.message:target { background: var(--soft); } .thread { margin-left: 1.5rem;
  border-left: 3px solid var(--line); padding-left: 1rem; } .message p { margin: 0.2rem 0; }
blockquote { margin: 0.2rem 0; padding-left: 0.75rem; border-left: 3px solid var(--line); }
`;

/**
 * Keeps the parts marked `data-live` fresh. A part under the pointer or with
 * the focus in it waits, so that nothing moves away from a click.
 */
const LIVE = `
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const show = (at, timeZone) => new Date(at).toLocaleString('en-US', { timeZone, hourCycle: 'h23',
  weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit',
  minute: '2-digit', second: '2-digit', timeZoneName: 'short' });
const tick = () => document.querySelectorAll('[data-clock]').forEach(place => {
  const at = Date.now() + offset;
  place.textContent = show(at, place.dataset.clock || zone);
});
let offset = Number(document.body.dataset.offset);
if (document.querySelector('[data-clock]')) {
  new EventSource('/control/clock/stream').addEventListener('clock', event => {
    offset = JSON.parse(event.data).offsetMs; tick();
  });
  tick(); setInterval(tick, 1000);
}
setInterval(async () => {
  const answer = await fetch(location.href).catch(() => undefined);
  if (!answer || !answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  document.querySelectorAll('[data-live]').forEach(part => {
    const next = fresh.getElementById(part.id);
    if (next && next.innerHTML !== part.innerHTML &&
        !part.matches(':hover') && !part.contains(document.activeElement)) {
      part.innerHTML = next.innerHTML;
    }
  });
}, 2000);
`;

/** A page of the sandbox, complete in itself. */
export function layout(
  title: string,
  content: Html,
  options: { isLive?: boolean; offsetMs?: number } = {},
): string {
  return `<!doctype html>${
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - sandbox</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body data-offset="${options.offsetMs ?? 0}">
        <header>
          <p>
            <a href="/">Sandbox</a>
            <span class="quiet">
              the outside world on localhost; nothing here is real</span
            >
          </p>
        </header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
        ${options.isLive &&
        html`<script>
          ${new Html(LIVE)};
        </script>`}
      </body>
    </html>`.text
  }`;
}
