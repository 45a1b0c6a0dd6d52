// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('shift_ticks', table => {
    table.comment('What was seen to in a shift: duties and pairing');
    table.string('rotation', 63).notNullable();
    table.integer('shift').notNullable().comment('The number of the shift');
    table
      .string('kind', 16)
      .notNullable()
      .comment('duty, or pairing: what somebody new was shown');
    table
      .string('item_id', 63)
      .notNullable()
      .comment('The id of the duty or item in the configuration');
    table
      .string('about', 255)
      .notNullable()
      .defaultTo('')
      .comment('Who was shown it, for pairing; empty for a duty');
    table
      .text('title')
      .notNullable()
      .comment('As it was, for when the configuration has it no more');
    table.text('note');
    table.string('ticked_by', 255).notNullable();
    table.bigInteger('ticked_at').notNullable().comment('Epoch ms');
    table.primary(['rotation', 'shift', 'kind', 'item_id', 'about']);
  });

  await knex.schema.createTable('handoff_steps', table => {
    table.comment('Handoff notes: every version and acknowledgement, kept');
    table.string('rotation', 63).notNullable();
    table.integer('shift').notNullable().comment('The shift that ends with it');
    table
      .integer('version')
      .notNullable()
      .comment('Counts both from 1; two people cannot take the same');
    table.string('kind', 16).notNullable().comment('written, acknowledged');
    table.text('markdown').comment('The note, where it was written');
    table.string('person', 255).notNullable().comment('Who did it');
    table.bigInteger('at').notNullable().comment('Epoch ms');
    table.primary(['rotation', 'shift', 'version']);
  });

  await knex.schema.createTable('readiness_findings', table => {
    table.comment('The last that is known of each box of a readiness check');
    table.string('person', 255).notNullable();
    table.string('check_id', 63).notNullable();
    table.string('box', 16).notNullable().comment('assigned, works');
    table
      .string('origin', 16)
      .notNullable()
      .comment('machine; token: a machine, by a token of theirs; person');
    table.string('state', 16).notNullable().comment('yes, no, unknown');
    table.text('detail');
    table.string('said_by', 255).comment('Who said so, for a person');
    table.bigInteger('at').notNullable().comment('Epoch ms');
    table.primary(['person', 'check_id', 'box', 'origin']);
  });

  await knex.schema.createTable('readiness_looks', table => {
    table.comment('Whom machines look at, and when next');
    table
      .string('id', 320)
      .primary()
      .comment('check_id and person, for claiming');
    table.string('person', 255).notNullable();
    table.string('check_id', 63).notNullable();
    table.bigInteger('looked_at').comment('Epoch ms; null before the first');
    table
      .bigInteger('next_at')
      .comment('Epoch ms of the next thing to do; null when there is nothing');
    table
      .string('lease_owner', 255)
      .comment('The replica that works on the row');
    table
      .bigInteger('lease_until')
      .comment('Epoch ms until when the claim is believed');
    table
      .bigInteger('fence')
      .notNullable()
      .defaultTo(0)
      .comment('Rises with every claim; results are written under it only');
    table.index(['next_at'], 'readiness_looks_due_idx');
  });

  await knex.schema.createTable('readiness_gaps_told', table => {
    table.comment('Which gaps people were told of before a shift, once each');
    table.string('person', 255).notNullable();
    table.string('rotation', 63).notNullable();
    table.integer('shift').notNullable();
    table.bigInteger('told_at').notNullable().comment('Epoch ms');
    table.primary(['person', 'rotation', 'shift']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('readiness_gaps_told');
  await knex.schema.dropTable('readiness_looks');
  await knex.schema.dropTable('readiness_findings');
  await knex.schema.dropTable('handoff_steps');
  await knex.schema.dropTable('shift_ticks');
};
