import { setTimeout as sleep } from 'node:timers/promises';
import type { PagerDutyAccount } from '../config/settings';
import { pageOf, parse, textOf, understood } from './answers';
import { answered, PagerDutyError, unanswered } from './PagerDutyError';
import { searchOf, type Query } from './query';
import { TokenQueue, type Pacing } from './TokenQueue';

/** The most that PagerDuty gives on one page. */
const PAGE_SIZE = 100;
/** PagerDuty refuses to page beyond this. */
const FURTHEST = 10_000;
/** A read is tried so often when PagerDuty fails or limits. */
const READ_TRIES = 3;
const RETRY_MS = 250;

const PACING: Pacing = {
  firstBackoffMs: 1_000,
  longestBackoffMs: 60_000,
  patienceMs: 10_000,
};

interface Call {
  /** For sentences: "Could not <what>". */
  what: string;
  signal: AbortSignal;
  /** A person waits for it. */
  isUrgent?: boolean;
}

interface Sending extends Call {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  headers: Record<string, string>;
  body?: object;
  queue: TokenQueue;
}

/**
 * Calls PagerDuty's REST API of one account, one request at a time for each token in the whole
 * process. Reads are repeated a few times when PagerDuty fails or limits; what writes never is,
 * because nobody knows then whether it was done.
 */
export class PagerDutyClient {
  private constructor(
    readonly account: PagerDutyAccount,
    private readonly timeoutMs: number,
    private readonly pacing: Pacing,
  ) {}

  static create(options: {
    account: PagerDutyAccount;
    /** For one answer. */
    timeoutMs: number;
    pacing?: Pacing;
  }): PagerDutyClient {
    const { account, timeoutMs, pacing = PACING } = options;
    return new PagerDutyClient(account, timeoutMs, pacing);
  }

  /**
   * Reads one document.
   *
   * @throws PagerDutyError
   */
  async read<T>(
    path: string,
    query: Query,
    reader: (document: unknown) => T,
    call: Call,
  ): Promise<T> {
    const url = `${this.account.apiUrl}${path}${searchOf(query)}`;
    for (let tries = 1; ; tries++) {
      try {
        const document = await this.send({ ...call, ...this.access(), url });
        return understood(document, reader, call.what);
      } catch (error) {
        const failure = unanswered(error, {
          ...call,
          timeoutMs: this.timeoutMs,
        });
        call.signal.throwIfAborted();
        if (tries >= READ_TRIES || !this.isWorthRepeating(failure)) {
          throw failure;
        }
        if (failure.code === 'UNAVAILABLE') {
          await sleep(RETRY_MS * 2 ** (tries - 1), undefined, {
            signal: call.signal,
          });
        }
      }
    }
  }

  /**
   * Reads the pages of a list, one after the other.
   *
   * @throws PagerDutyError, also when there is more than PagerDuty pages through.
   */
  async *list<T>(
    path: string,
    query: Query,
    name: string,
    reader: (item: unknown) => T | undefined,
    call: Call,
  ): AsyncGenerator<T> {
    let offset = 0;
    let isMore = true;
    while (isMore) {
      if (offset + PAGE_SIZE > FURTHEST) {
        throw new PagerDutyError('UNAVAILABLE', {
          message: `Could not ${call.what}: there are more than ${FURTHEST}, and PagerDuty shows no more`,
        });
      }
      const page: { items: unknown[]; more: boolean } = await this.read(
        path,
        { ...query, limit: PAGE_SIZE, offset },
        document => pageOf(document, name),
        call,
      );
      for (const item of page.items) {
        const value = understood(item, reader, call.what);
        if (value !== undefined) yield value;
      }
      offset += page.items.length;
      // A page of nothing that promises more would never end.
      isMore = page.more && page.items.length > 0;
    }
  }

  /**
   * Writes as a person, whom PagerDuty knows by their e-mail. It is sent once.
   *
   * @throws PagerDutyError
   */
  async write<T>(
    method: 'POST' | 'PUT',
    path: string,
    body: object,
    reader: (document: unknown) => T,
    call: Call & { from: string },
  ): Promise<T> {
    const access = this.access();
    const url = `${this.account.apiUrl}${path}`;
    try {
      const document = await this.send({
        ...call,
        ...access,
        headers: { ...access.headers, from: call.from },
        isUrgent: true,
        method,
        url,
        body,
      });
      return understood(document, reader, call.what);
    } catch (error) {
      throw unanswered(error, { ...call, timeoutMs: this.timeoutMs });
    }
  }

  /**
   * Tells the Events API of a change. The routing key is the only proof it asks for.
   *
   * @throws PagerDutyError
   */
  async tellChange(body: object, call: Call): Promise<void> {
    const { eventsUrl, path, routingKey } = this.account;
    if (!routingKey) {
      throw new PagerDutyError('FORBIDDEN', {
        message: `${path}.routingKey: expected the routing key of an integration, got nothing`,
      });
    }
    try {
      await this.send({
        ...call,
        method: 'POST',
        url: `${eventsUrl}/v2/change/enqueue`,
        headers: {},
        queue: TokenQueue.of(routingKey),
        body: { routing_key: routingKey, ...body },
      });
    } catch (error) {
      throw unanswered(error, { ...call, timeoutMs: this.timeoutMs });
    }
  }

  private access() {
    const { token, path } = this.account;
    if (!token) {
      throw new PagerDutyError('FORBIDDEN', {
        message: `${path}.token: expected a REST API key of PagerDuty, got nothing`,
      });
    }
    // Fetch would tell the token in the error that it throws about it.
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new PagerDutyError('FORBIDDEN', {
        message: `${path}.token: expected a REST API key of PagerDuty, got characters that none has`,
      });
    }
    return {
      method: 'GET' as const,
      queue: TokenQueue.of(token),
      headers: { authorization: `Token token=${token}` },
    };
  }

  private isWorthRepeating(failure: PagerDutyError): boolean {
    // Who waited long once would wait as long again, and everybody else behind them.
    if (failure.code === 'UNAVAILABLE') return true;
    return (
      failure.code === 'RATE_LIMITED' &&
      (failure.retryAfterMs ?? 0) <= this.pacing.patienceMs
    );
  }

  private send(sending: Sending): Promise<unknown> {
    const { signal, isUrgent = false, queue } = sending;
    const { patienceMs } = this.pacing;
    return queue.run(() => this.sendNow(sending), {
      signal,
      isUrgent,
      patienceMs,
    });
  }

  private async sendNow(sending: Sending): Promise<unknown> {
    const { method, url, headers, body, what, signal, queue } = sending;
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/vnd.pagerduty+json;version=2',
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body && JSON.stringify(body),
      // An answer from elsewhere is not PagerDuty's.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(this.timeoutMs)]),
    });
    const text = await textOf(response);
    if (response.ok) {
      queue.allowed();
      return text === '' ? undefined : JSON.parse(text);
    }
    const failure = answered(response.status, response.headers, parse(text), {
      what,
      path: this.account.path,
    });
    if (failure.code !== 'RATE_LIMITED') {
      queue.allowed();
      throw failure;
    }
    const { message, status, retryAfterMs } = failure;
    throw new PagerDutyError('RATE_LIMITED', {
      message,
      status,
      retryAfterMs: queue.limited(retryAfterMs, this.pacing),
    });
  }
}
