import type { Knex } from 'knex';

/** Does this once the transaction is committed, and never when it is rolled back. */
export function afterCommit(trx: Knex.Transaction, act: () => void): void {
  trx.executionPromise.then(act, () => {});
}
