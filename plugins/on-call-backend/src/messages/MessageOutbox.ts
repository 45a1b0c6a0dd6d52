import type { OnCallMessage } from '@signalbox/backstage-plugin-on-call-node';
import type { Knex } from 'knex';

/** Something that one person is to be told. */
export interface OutgoingMessage {
  /** Entity reference of the user. */
  person: string;
  message: OnCallMessage;
  /** The same key is one message to a person, however often it is put. */
  dedupeKey: string;
  /** The page that it asks for; what has not been sent when it is acknowledged never is. */
  page?: {
    id: string;
    /** Index of the step in its ladder. */
    step: number;
  };
}

/**
 * What people on call are told. It is written in the transaction that changes the state, so that
 * nothing is told that did not happen and nothing that happened stays untold, and delivered after
 * the commit by every channel there is.
 */
export interface MessageOutbox {
  /** Tells one person; what was put before with the same key is left as it is. */
  put(trx: Knex.Transaction, message: OutgoingMessage): Promise<void>;
}
