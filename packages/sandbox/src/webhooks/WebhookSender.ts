import { randomUUID } from 'node:crypto';
import { Store, Table } from '../core/Store';
import { signedHeaders } from './signedHeaders';
import { Webhook, WebhookSource } from './Webhook';

/**
 * Who is sent webhooks.
 *
 * @public
 */
export interface WebhookReceiver {
  source: WebhookSource;
  /** On this machine. */
  url: string;
  /** What they are signed with. */
  secret: string;
  /** Every delivery is sent twice, under the same number. */
  duplicate?: boolean;
  /** Deliveries are held back until they are flushed, the newest first. */
  reorder?: boolean;
}

/**
 * One attempt to deliver a webhook.
 *
 * @public
 */
export interface WebhookDelivery {
  /** The number of the delivery; sent twice it is here twice. */
  id: string;
  source: WebhookSource;
  url: string;
  /** GitHub's or PagerDuty's name of the event, or Terraform's of the trigger. */
  event: string;
  action?: string;
  /** What the receiver answered; null: nothing. */
  status: number | null;
}

interface Parcel {
  id: string;
  webhook: Webhook;
}

const KEPT = 1000;
const TIMEOUT_MS = 10_000;

/**
 * Sends webhooks, one after the other to each receiver. That one cannot be
 * delivered is written down and changes nothing, as with GitHub.
 */
export class WebhookSender {
  private readonly receivers: Table<WebhookReceiver>;
  private readonly queues = new Map<string, Promise<void>>();
  private readonly held = new Map<string, Parcel[]>();
  private readonly deliveries: WebhookDelivery[] = [];
  private readonly ending = new AbortController();

  constructor(store: Store) {
    this.receivers = store.table('webhook-receiver');
  }

  /** Adds a receiver, or changes the one with that address. */
  register(receiver: WebhookReceiver): void {
    this.receivers.put('', receiver.url, receiver);
  }

  /** Who hears of a source. */
  receiversOf(source: WebhookSource): WebhookReceiver[] {
    return this.receivers.list('').filter(it => it.source === source);
  }

  /** What was delivered and what could not be, the oldest first. */
  list(): WebhookDelivery[] {
    return [...this.deliveries];
  }

  /** Sends to everybody who hears of the source, after what is under way has been written. */
  send(webhook: Webhook): void {
    for (const receiver of this.receiversOf(webhook.source)) {
      const parcel = { id: randomUUID(), webhook };
      if (receiver.reorder) {
        const held = this.held.get(receiver.url) ?? [];
        this.held.set(receiver.url, [...held, parcel]);
      } else {
        this.enqueue(receiver, [parcel]);
      }
    }
  }

  /** Sends what was held back, the newest first, and waits until it has been. */
  async flush(): Promise<void> {
    for (const receiver of this.receivers.list('')) {
      const parcels = this.held.get(receiver.url) ?? [];
      this.held.delete(receiver.url);
      this.enqueue(receiver, parcels.reverse());
    }
    await Promise.all(this.queues.values());
  }

  /** Forgets what was held back and what was delivered; the receivers are in the store. */
  clear(): void {
    this.held.clear();
    this.deliveries.length = 0;
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await Promise.all(this.queues.values());
  }

  private enqueue(receiver: WebhookReceiver, parcels: Parcel[]): void {
    const { url, duplicate } = receiver;
    const all = duplicate ? parcels.flatMap(it => [it, it]) : parcels;
    const before = this.queues.get(url) ?? Promise.resolve();
    this.queues.set(
      url,
      all.reduce(
        (queue, parcel) => queue.then(() => this.deliver(receiver, parcel)),
        before,
      ),
    );
  }

  private async deliver(
    { url, secret }: WebhookReceiver,
    { id, webhook }: Parcel,
  ): Promise<void> {
    if (this.ending.signal.aborted) {
      return;
    }
    const body = JSON.stringify(webhook.body);
    let status: number | null = null;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: signedHeaders(webhook, id, body, secret),
        body,
        redirect: 'manual',
        signal: AbortSignal.any([
          this.ending.signal,
          AbortSignal.timeout(TIMEOUT_MS),
        ]),
      });
      await response.body?.cancel();
      status = response.status;
    } catch {
      // Nobody answered.
    }
    const { source, event, action } = webhook;
    this.deliveries.push({
      id,
      source,
      url,
      event,
      ...(action ? { action } : {}),
      status,
    });
    this.deliveries.splice(0, this.deliveries.length - KEPT);
  }
}
