const lineEveryMs = 10_000;
const frameEveryMs = 200;

export function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`;
  }
  if (seconds < 60) {
    return `${Math.round(seconds)} s`;
  }
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(
    2,
    '0',
  )} s`;
}

// The tools we run colour their output; half a colour code in a cut line would
// paint the rest of the terminal.
const controlCodes = /\u001b\[[0-9;?]*[A-Za-z]|[\u0000-\u0008\u000b-\u001f]/g;

/** The line without colours. */
export function plain(line) {
  return line.replace(controlCodes, '').trimEnd();
}

/**
 * Shows that long steps are alive: one line that updates on a terminal, and a
 * line every ten seconds elsewhere. Steps may overlap.
 */
export class Progress {
  #out;
  #active = new Set();
  #timer;

  constructor(out = process.stdout) {
    this.#out = out;
  }

  /** Prints a line of its own, above the line that updates. */
  say(text = '') {
    this.#clear();
    this.#out.write(`${text}\n`);
    this.#draw();
  }

  /** Begins a step; call `done` or `failed` on what it returns. */
  step(title) {
    const step = { title, detail: '', since: Date.now(), shownAt: Date.now() };
    this.#active.add(step);
    if (!this.#out.isTTY) {
      this.#out.write(`${title} ...\n`);
    }
    this.#timer ??= setInterval(
      () => this.#tick(),
      this.#out.isTTY ? frameEveryMs : 1000,
    );
    this.#timer.unref();
    const end = word => {
      if (this.#active.delete(step)) {
        this.say(`${title}: ${word} (${duration(Date.now() - step.since)})`);
      }
      if (this.#active.size === 0) {
        clearInterval(this.#timer);
        this.#timer = undefined;
      }
    };
    return {
      detail: line => {
        step.detail = plain(line).trim() || step.detail;
      },
      done: (word = 'done') => end(word),
      failed: (word = 'FAILED') => end(word),
    };
  }

  #tick() {
    if (this.#out.isTTY) {
      this.#clear();
      this.#draw();
      return;
    }
    for (const step of this.#active) {
      if (Date.now() - step.shownAt >= lineEveryMs) {
        step.shownAt = Date.now();
        this.#out.write(`  ... ${this.#describe(step).slice(0, 160)}\n`);
      }
    }
  }

  #describe(step) {
    const age = duration(Date.now() - step.since);
    return `${step.title}, ${age}${step.detail && `: ${step.detail}`}`;
  }

  #clear() {
    if (this.#out.isTTY) {
      this.#out.write('\r\u001b[2K');
    }
  }

  #draw() {
    if (this.#out.isTTY && this.#active.size > 0) {
      const text = [...this.#active].map(s => this.#describe(s)).join(' | ');
      this.#out.write(text.slice(0, (this.#out.columns || 80) - 1));
    }
  }
}
