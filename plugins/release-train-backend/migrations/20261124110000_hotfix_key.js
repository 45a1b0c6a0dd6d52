// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('runs', table => {
    table
      .string('idempotency_key', 128)
      .comment('Of the request for a hot-fix: the same key asks once');
    table.unique(['requested_by', 'idempotency_key'], {
      indexName: 'runs_idempotency_uniq',
    });
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('runs', table => {
    table.dropUnique(
      ['requested_by', 'idempotency_key'],
      'runs_idempotency_uniq',
    );
  });
  await knex.schema.alterTable('runs', table => {
    table.dropColumn('idempotency_key');
  });
};
