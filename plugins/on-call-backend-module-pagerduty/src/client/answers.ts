import { PagerDutyError } from './PagerDutyError';

/** More than any page of a hundred is; an answer beyond it is not read to its end. */
const LARGEST_ANSWER = 8 * 1024 * 1024;

/** One page of a list, and whether there is another. */
export function pageOf(document: unknown, name: string) {
  const page = document as { more?: unknown } & Record<string, unknown>;
  const items = page[name];
  if (!Array.isArray(items)) throw new TypeError(`there is no list '${name}'`);
  return { items, more: page.more === true };
}

/** @throws PagerDutyError when the reader cannot make anything of it. */
export function understood<T>(
  document: unknown,
  reader: (document: unknown) => T,
  what: string,
): T {
  try {
    return reader(document);
  } catch (error) {
    throw new PagerDutyError('UNAVAILABLE', {
      message: `Could not ${what}: what PagerDuty answered is not understood (${
        (error as Error).message
      })`,
    });
  }
}

/** The document; nothing when it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The body, as long as it is of a size that PagerDuty's are. */
export async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_ANSWER) {
      throw new Error(`more than ${LARGEST_ANSWER} bytes`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
