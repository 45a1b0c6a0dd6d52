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
  await knex.schema.alterTable('runs', table => {
    table
      .string('lane', 16)
      .notNullable()
      .defaultTo('train')
      .comment('train, or hotfix: one component, at any time');
    table.text('reason').comment('Why a hot-fix was made');
    table.string('requested_by', 255).comment('Who asked for a hot-fix');
    table
      .bigInteger('reminded_at')
      .comment('Epoch ms of the last reminder of the missing LGTMs');
    table.dropUnique(['train', 'slot_date'], 'runs_slot_uniq');
  });
  await knex.raw(
    "create unique index runs_slot_uniq on runs (train, slot_date) where lane = 'train'",
  );
  await knex.schema.alterTable('runs', table => {
    table.index(['train', 'slot_date'], 'runs_train_slot_idx');
  });

  await knex.schema.alterTable('candidates', table => {
    table
      .boolean('changes_complete')
      .notNullable()
      .defaultTo(true)
      .comment('Whether the source could list every change');
    table.text('pin_reason').comment('Why another commit than the head');
    table.string('pinned_by', 255).comment('Who chose it');
    table.text('detail').comment('One sentence on the present state');
    table.text('notes').comment('Markdown that a person wrote for people');
    table.string('notes_by', 255);
    table.bigInteger('notes_at');
    table
      .text('behind_prod')
      .comment('JSON: [sha] of hot-fixes in production that it does not hold');
  });

  await knex.schema.alterTable('approvals', table => {
    table
      .string('source', 32)
      .notNullable()
      .defaultTo('portal')
      .comment('Where the word was given: portal, slack');
  });

  await knex.schema.alterTable('deployments', table => {
    table.text('overridden').comment('JSON: [code] of the guards passed by');
    table.text('override_reason');
    table
      .string('replaces_sha', 40)
      .comment('For a rollback: the bad sha that was there');
  });

  await knex.schema.createTable('pins', table => {
    table.comment('Commits that people chose for a cut that is still to come');
    table
      .string('run_id', 26)
      .notNullable()
      .references('id')
      .inTable('runs')
      .onDelete('CASCADE');
    table.string('component', 255).notNullable();
    table.string('sha', 40).notNullable();
    table.text('reason').notNullable();
    table.string('user_ref', 255).notNullable();
    table.bigInteger('at').notNullable();
    table.primary(['run_id', 'component']);
  });

  await knex.schema.createTable('holds', table => {
    table.comment('Pull requests that a cut waits for');
    table.string('id', 26).primary().comment('ULID');
    table
      .string('run_id', 26)
      .notNullable()
      .references('id')
      .inTable('runs')
      .onDelete('CASCADE');
    table.string('component', 255).notNullable();
    table.integer('pull_number').notNullable();
    table.text('pull_title').notNullable();
    table.text('pull_url').notNullable();
    table.text('reason');
    table.string('asked_by', 255).notNullable();
    table.bigInteger('asked_at').notNullable();
    table.bigInteger('lifted_at').comment('Null while it blocks the cut');
    table.string('lifted_by', 255).comment('A user, or null when by itself');
    table.string('lifted_why', 16).comment('merged, closed, person');
    table.bigInteger('checked_at').comment('Of the last good answer');
    table.text('check_error').comment('Of the latest question, if it failed');
    claimable(table);
    table.index(['run_id'], 'holds_run_idx');
    table.index(['next_at'], 'holds_next_at_idx');
  });
  await knex.raw(
    'create unique index holds_standing_uniq on holds (run_id, component, pull_number) where lifted_at is null',
  );

  await knex.schema.createTable('checklist_results', table => {
    table.comment('What came of the manual test cases; earlier results stay');
    table.string('id', 26).primary().comment('ULID');
    table
      .string('candidate_id', 26)
      .notNullable()
      .references('id')
      .inTable('candidates')
      .onDelete('CASCADE');
    table.string('environment', 63).notNullable();
    table.string('item_id', 63).notNullable();
    table.string('result', 8).notNullable().comment('pass, fail, skip');
    table.text('note');
    table.string('user_ref', 255).notNullable();
    table.bigInteger('at').notNullable();
    table.bigInteger('replaced_at').comment('Null while the result stands');
    table.index(['candidate_id'], 'checklist_results_candidate_idx');
  });
  await knex.raw(
    'create unique index checklist_results_standing_uniq on checklist_results (candidate_id, environment, item_id) where replaced_at is null',
  );

  await knex.schema.createTable('locks', table => {
    table.comment('Environments that nothing may be deployed to');
    table.string('id', 26).primary().comment('ULID');
    table.string('component', 255).notNullable();
    table.string('environment', 63).notNullable();
    table.text('reason').notNullable();
    table.string('owner', 255).notNullable();
    table.bigInteger('at').notNullable();
    table.bigInteger('expires_at');
    table.bigInteger('lifted_at');
    table.string('lifted_by', 255);
    table.string('cause', 16).notNullable().comment('person, rollback');
    table.integer('version').notNullable().defaultTo(1);
    table.index(['component', 'environment'], 'locks_place_idx');
  });

  await knex.schema.createTable('vetoes', table => {
    table.comment('Revisions that must not be deployed again');
    table.string('component', 255).notNullable();
    table.string('sha', 40).notNullable();
    table.text('reason').notNullable();
    table.string('user_ref', 255).notNullable();
    table.bigInteger('at').notNullable();
    table.primary(['component', 'sha']);
  });

  await knex.schema.createTable('feeds', table => {
    table.comment('Calendar feeds behind secret tokens');
    table.string('id', 26).primary().comment('ULID');
    table.string('user_ref', 255).notNullable();
    table.string('train', 63).notNullable();
    table
      .string('token_hash', 64)
      .notNullable()
      .comment('SHA-256 of the token; the token itself is shown once');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('used_at');
    table.bigInteger('revoked_at');
    table.unique(['token_hash'], { indexName: 'feeds_token_uniq' });
    table.index(['user_ref'], 'feeds_user_idx');
  });

  await knex.schema.createTable('journal', table => {
    table.comment(
      'What people and the train did to runs, candidates and environments',
    );
    table.string('id', 26).primary().comment('ULID, in the order of doing');
    table.bigInteger('at').notNullable();
    table.string('actor', 255).notNullable();
    table.string('what', 63).notNullable().comment('Such as hold-asked');
    table.string('train', 63);
    table.string('run_id', 26);
    table.string('component', 255);
    table.string('environment', 63);
    table.string('candidate_id', 26);
    table.text('detail').comment('One sentence for people');
    table.index(['run_id', 'id'], 'journal_run_idx');
    table.index(['component', 'id'], 'journal_component_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'journal',
    'feeds',
    'vetoes',
    'locks',
    'checklist_results',
    'holds',
    'pins',
  ]) {
    await knex.schema.dropTable(table);
  }
  await knex.schema.alterTable('deployments', table => {
    table.dropColumns('overridden', 'override_reason', 'replaces_sha');
  });
  await knex.schema.alterTable('approvals', table => {
    table.dropColumn('source');
  });
  await knex.schema.alterTable('candidates', table => {
    table.dropColumns(
      'changes_complete',
      'pin_reason',
      'pinned_by',
      'detail',
      'notes',
      'notes_by',
      'notes_at',
      'behind_prod',
    );
  });
  // A table without the lane cannot tell a hot-fix from a run.
  await knex('runs').where({ lane: 'hotfix' }).delete();
  await knex.schema.alterTable('runs', table => {
    table.dropIndex(['train', 'slot_date'], 'runs_train_slot_idx');
  });
  await knex.raw('drop index runs_slot_uniq');
  await knex.schema.alterTable('runs', table => {
    table.dropColumns('lane', 'reason', 'requested_by', 'reminded_at');
    table.unique(['train', 'slot_date'], { indexName: 'runs_slot_uniq' });
  });
};
