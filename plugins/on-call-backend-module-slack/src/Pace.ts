/** Slack takes about one message a second. https://docs.slack.dev/apis/web-api/rate-limits */
const APART_MS = 1_000;

/** Lets one after the other pass, a second apart. */
export class Pace {
  #last: Promise<void> = Promise.resolve();
  #passed = false;

  /** Waits for its turn; rejects when the signal ends it before, and then the turn is free. */
  async turn(signal: AbortSignal): Promise<void> {
    const before = this.#last;
    let pass = () => {};
    this.#last = new Promise(resolve => {
      pass = resolve;
    });
    try {
      await before;
      if (this.#passed) await wait(APART_MS, signal);
      signal.throwIfAborted();
      this.#passed = true;
    } finally {
      pass();
    }
  }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
