import { createHash } from 'node:crypto';

/** An answer that GitHub may confirm with 304, which costs nothing of the rate limit. */
export interface CachedAnswer {
  etag: string;
  headers: Record<string, string | number | undefined>;
  data: unknown;
}

interface Entry {
  etag: string;
  headers: CachedAnswer['headers'];
  json: string;
}

/**
 * The answers to reads with their ETags, the least recently used forgotten first. A token sees
 * only what was answered to that token, and is itself kept as a digest only.
 */
export class EtagCache {
  private readonly entries = new Map<string, Entry>();
  private characters = 0;

  /** @param limits - how many answers, and how many characters of JSON in all, are kept. */
  constructor(
    private readonly limits = { answers: 500, characters: 8_000_000 },
  ) {}

  get(token: string | undefined, url: string): CachedAnswer | undefined {
    const key = keyOf(token, url);
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    const { etag, headers, json } = entry;
    return { etag, headers, data: JSON.parse(json) };
  }

  put(token: string | undefined, url: string, answer: CachedAnswer): void {
    const json = JSON.stringify(answer.data);
    const key = keyOf(token, url);
    this.remove(key);
    // One large answer must not push out a hundred small ones.
    if (json === undefined || json.length > this.limits.characters / 16) {
      return;
    }
    this.entries.set(key, { etag: answer.etag, headers: answer.headers, json });
    this.characters += json.length;
    for (const oldest of this.entries.keys()) {
      if (
        this.entries.size <= this.limits.answers &&
        this.characters <= this.limits.characters
      ) {
        break;
      }
      this.remove(oldest);
    }
  }

  private remove(key: string): void {
    this.characters -= this.entries.get(key)?.json.length ?? 0;
    this.entries.delete(key);
  }
}

function keyOf(token: string | undefined, url: string): string {
  const digest = createHash('sha256')
    .update(token ?? '')
    .digest('hex');
  return `${digest} ${url}`;
}
