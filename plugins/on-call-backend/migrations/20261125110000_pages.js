// @ts-check

/**
 * The columns of a row that is claimed for work; see `claims.ts` of scheduling-node.
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function claimable(table) {
  table
    .bigInteger('next_at')
    .comment('Epoch ms of the next thing to do; null when there is nothing');
  table.string('lease_owner', 255).comment('The replica that works on the row');
  table
    .bigInteger('lease_until')
    .comment('Epoch ms until when the claim is believed');
  table
    .bigInteger('fence')
    .notNullable()
    .defaultTo(0)
    .comment('Rises with every claim; results are written under it only');
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('pages', table => {
    table.comment('Pages whose escalation is run here');
    table.string('id', 26).primary().comment('ULID');
    table.string('rotation', 63).notNullable();
    table.string('entity_ref', 255).comment('What it is about');
    table.string('title', 250).notNullable();
    table.text('details').comment('Markdown');
    table.string('state', 16).notNullable();
    table.integer('version').notNullable().defaultTo(1);
    table
      .text('ladder')
      .notNullable()
      .comment('JSON: the levels and their times as they were at the opening');
    table
      .integer('step')
      .notNullable()
      .comment('Index of the step of the ladder that was taken last');
    table.bigInteger('step_at').notNullable().comment('Epoch ms of that step');
    table.integer('told').notNullable().comment('How often somebody was paged');
    table
      .bigInteger('escalate_at')
      .comment('Epoch ms of the next step, or of giving up; null when none is');
    table.bigInteger('opened_at').notNullable().comment('Epoch ms');
    table
      .string('opened_by', 255)
      .notNullable()
      .comment('Entity reference of a user, or the name of a service');
    table.string('dedupe_key', 255).comment('Joins what is not resolved');
    table.string('idempotency_key', 255).comment('Of the request; per opener');
    table.bigInteger('acknowledged_at').comment('Epoch ms');
    table.string('acknowledged_by', 255);
    table.bigInteger('resolved_at').comment('Epoch ms');
    table.string('resolved_by', 255);
    claimable(table);
    table.unique(['rotation', 'dedupe_key'], {
      indexName: 'pages_dedupe_uniq',
      predicate: knex.whereRaw(
        "state <> 'resolved' and dedupe_key is not null",
      ),
    });
    table.unique(['opened_by', 'idempotency_key'], {
      indexName: 'pages_idempotency_uniq',
      predicate: knex.whereRaw('idempotency_key is not null'),
    });
    table.index(['next_at'], 'pages_next_at_idx');
    table.index(['rotation', 'id'], 'pages_rotation_idx');
    table.index(['entity_ref', 'id'], 'pages_entity_idx');
    table.index(['id'], 'pages_open_idx', {
      predicate: knex.whereRaw("state <> 'resolved'"),
    });
  });

  await knex.schema.createTable('page_events', table => {
    table.comment('Everything that happened to a page');
    table.string('id', 26).primary().comment('ULID; rises with time');
    table
      .string('page_id', 26)
      .notNullable()
      .references('id')
      .inTable('pages')
      .onDelete('CASCADE');
    table.bigInteger('at').notNullable().comment('Epoch ms');
    table.string('kind', 16).notNullable();
    table.string('actor', 255).comment('Who did it; null for the escalation');
    table.string('level', 63);
    table.string('person', 255).comment('Who was told');
    table.integer('step').comment('Index in the ladder');
    table.string('reason', 32).comment('Why a level was paged');
    table.text('note');
    table.index(['page_id', 'id'], 'page_events_page_idx');
    table.index(['kind', 'at'], 'page_events_kind_idx');
  });

  await knex.schema.createTable('messages', table => {
    table.comment('The outbox: what one person is told over one channel');
    table.string('id', 26).primary().comment('ULID');
    table.string('dedupe_key', 255).notNullable();
    table.string('person', 255).notNullable();
    table
      .string('channel', 63)
      .notNullable()
      .comment('notifications, or the name of a messenger');
    table.text('payload').notNullable().comment('JSON of the message');
    table
      .string('page_id', 26)
      .references('id')
      .inTable('pages')
      .onDelete('CASCADE')
      .comment('The page that it is about; it ends with its acknowledgement');
    table.integer('page_step').comment('The step of the ladder that it is for');
    table.string('state', 16).notNullable().comment('waiting, sent, refused');
    table.integer('attempts').notNullable().defaultTo(0);
    table.text('detail').comment('Why it waits or was refused');
    table.bigInteger('created_at').notNullable().comment('Epoch ms');
    table.bigInteger('settled_at').comment('Epoch ms');
    claimable(table);
    table.unique(['dedupe_key', 'person', 'channel'], {
      indexName: 'messages_dedupe_uniq',
    });
    table.index(['next_at'], 'messages_next_at_idx');
    table.index(['page_id'], 'messages_page_idx');
  });

  await knex.schema.createTable('shift_notices', table => {
    table.comment('Who has been told of which shift');
    table.string('id', 26).primary().comment('ULID');
    table.string('rotation', 63).notNullable();
    table.integer('shift').notNullable().comment('Its number');
    table.string('level', 63).notNullable();
    table.string('person', 255).notNullable();
    table
      .string('kind', 32)
      .notNullable()
      .comment('handoff, or how far ahead in ms');
    table.bigInteger('shift_start').notNullable().comment('Epoch ms');
    table.bigInteger('given_at').notNullable().comment('Epoch ms');
    table.unique(['rotation', 'shift', 'level', 'person', 'kind'], {
      indexName: 'shift_notices_once_uniq',
    });
    table.index(['shift_start'], 'shift_notices_start_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('shift_notices');
  await knex.schema.dropTable('messages');
  await knex.schema.dropTable('page_events');
  await knex.schema.dropTable('pages');
};
