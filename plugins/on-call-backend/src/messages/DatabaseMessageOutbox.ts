import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import { afterCommit } from '../database/afterCommit';
import { newId } from '../database/newId';
import type { MessageOutbox, OutgoingMessage } from './MessageOutbox';

/**
 * What is due longest is delivered first. A page is put before whatever waits, for on a Monday at
 * the handoff of many rotations a channel that takes one message a second is behind by minutes.
 */
const PAGES_FIRST_MS = 24 * 3_600_000;

/** Keeps the outbox in the table `messages`, one row a person and channel. */
export class DatabaseMessageOutbox implements MessageOutbox {
  #wake: () => void = () => {};

  private constructor(
    private readonly clock: ClockService,
    private readonly channels: readonly string[],
  ) {}

  static create(options: {
    clock: ClockService;
    /** The names of the ways to reach people, all of which are used. */
    channels: readonly string[];
  }): DatabaseMessageOutbox {
    return new DatabaseMessageOutbox(options.clock, options.channels);
  }

  /** Sets who delivers; called once at the start. */
  onWake(wake: () => void): void {
    this.#wake = wake;
  }

  async put(trx: Knex.Transaction, message: OutgoingMessage): Promise<void> {
    await this.putAll(trx, [message]);
  }

  /** The same for several, by one statement. */
  async putAll(
    trx: Knex.Transaction,
    messages: readonly OutgoingMessage[],
  ): Promise<void> {
    const now = this.clock.now();
    const rows = messages.flatMap(({ person, message, dedupeKey, page }) =>
      this.channels.map(channel => ({
        id: newId(now),
        dedupe_key: dedupeKey,
        person,
        channel,
        payload: JSON.stringify(message),
        page_id: page?.id ?? null,
        page_step: page?.step ?? null,
        state: 'waiting',
        created_at: now,
        next_at: page ? now - PAGES_FIRST_MS : now,
      })),
    );
    if (rows.length === 0) return;
    await trx('messages')
      .insert(rows)
      .onConflict(['dedupe_key', 'person', 'channel'])
      .ignore();
    afterCommit(trx, () => this.#wake());
  }

  /** Sends nothing more of a page, in the transaction that acknowledges or resolves it. */
  async withdraw(
    trx: Knex.Transaction,
    pageId: string,
    reason: string,
  ): Promise<void> {
    // One that is just being sent says afterwards that it was.
    await trx('messages').where({ page_id: pageId, state: 'waiting' }).update({
      state: 'refused',
      detail: reason,
      settled_at: this.clock.now(),
    });
  }
}
