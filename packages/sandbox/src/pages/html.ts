/** Text that is HTML already; everything else is escaped on its way in. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | null | undefined | false | Part[];

function render(part: Part): string {
  if (part instanceof Html) {
    return part.text;
  }
  if (Array.isArray(part)) {
    return part.map(render).join('');
  }
  if (part === null || part === undefined || part === false) {
    return '';
  }
  return String(part)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** A template whose values are escaped. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(
    strings.reduce(
      (text, piece, index) => text + render(parts[index - 1]) + piece,
    ),
  );
}

/**
 * A button in a form of its own, which posts the given values.
 *
 * @param object - completes the label for those who hear the button alone
 */
export function actionButton(
  address: string,
  label: string,
  values: Record<string, string | number> = {},
  object?: string,
): Html {
  const fields = Object.entries(values).map(
    ([name, value]) =>
      html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form method="post" action="${address}">
    ${fields}<button>
      ${label}${object && html`<span class="unseen"> ${object}</span>`}
    </button>
  </form>`;
}
