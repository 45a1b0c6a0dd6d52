/**
 * Who takes turns, and what people changed about it. Instants are UTC epoch milliseconds; ids are
 * ULIDs, so that ordering by id is ordering by time of writing.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('rotation_schedules', table => {
    table.comment('One row a rotation; whoever changes its schedule locks it');
    table.string('rotation', 63).primary().comment('Id in the configuration');
    table
      .integer('version')
      .notNullable()
      .defaultTo(0)
      .comment('Rises with every change of the schedule');
  });

  await knex.schema.createTable('rosters', table => {
    table.comment('Who takes turns from a shift on, in order');
    table.string('rotation', 63).notNullable();
    table.integer('from_shift').notNullable();
    table.text('members').notNullable().comment('JSON: entity references');
    table.integer('first_index').notNullable();
    table.bigInteger('written_at').notNullable();
    table.primary(['rotation', 'from_shift']);
  });

  await knex.schema.createTable('overrides', table => {
    table.comment('Somebody stands in at one level for an interval');
    table.string('id', 26).primary().comment('ULID');
    table.string('rotation', 63).notNullable();
    table.string('level', 63).notNullable();
    table.bigInteger('start_at').notNullable();
    table.bigInteger('end_at').notNullable();
    table.string('person', 255).notNullable();
    table.string('in_place_of', 255);
    table.text('reason');
    table.string('created_by', 255).notNullable();
    table.bigInteger('created_at').notNullable();
    table.string('deleted_by', 255);
    table.bigInteger('deleted_at').comment('Taken back; kept as history');
    table.string('idempotency_key', 255);
    table.index(['rotation', 'end_at'], 'overrides_rotation_idx');
    table.unique(['rotation', 'created_by', 'idempotency_key'], {
      indexName: 'overrides_key_uniq',
    });
  });

  await knex.schema.createTable('swaps', table => {
    table.comment('Somebody has a whole shift in place of whose turn it is');
    table.string('id', 26).primary().comment('ULID');
    table.string('rotation', 63).notNullable();
    table.string('level', 63).notNullable();
    table.integer('shift').notNullable();
    table.string('exchange_level', 63);
    table.integer('exchange_shift');
    table.string('from_person', 255).notNullable();
    table.string('to_person', 255).notNullable();
    table.string('mode', 16).notNullable();
    table.string('state', 16).notNullable();
    table.text('note');
    table.string('asked_by', 255).notNullable();
    table.bigInteger('asked_at').notNullable();
    table.string('answers', 255).comment('Who has to answer; null for nobody');
    table
      .bigInteger('lapses_at')
      .notNullable()
      .comment('When the first of its shifts begins');
    table.bigInteger('agreed_at').comment('When it began to hold');
    table.string('decided_by', 255);
    table.bigInteger('decided_at');
    table.integer('version').notNullable().defaultTo(1);
    table.string('idempotency_key', 255);
    table.index(['rotation', 'id'], 'swaps_rotation_idx');
    table.index(['state', 'lapses_at'], 'swaps_state_idx');
    table.unique(['rotation', 'asked_by', 'idempotency_key'], {
      indexName: 'swaps_key_uniq',
    });
  });

  await knex.schema.createTable('feeds', table => {
    table.comment('Calendar feeds behind secret tokens');
    table.string('id', 26).primary().comment('ULID');
    table.string('user_ref', 255).notNullable().comment('Whose it is');
    table.string('kind', 16).notNullable();
    table.string('rotation', 63);
    table.string('token_hash', 64).notNullable().comment('SHA-256 in hex');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('used_at');
    table.bigInteger('revoked_at');
    table.unique(['token_hash'], { indexName: 'feeds_token_uniq' });
    table.index(['user_ref', 'id'], 'feeds_user_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'feeds',
    'swaps',
    'overrides',
    'rosters',
    'rotation_schedules',
  ]) {
    await knex.schema.dropTable(table);
  }
};
