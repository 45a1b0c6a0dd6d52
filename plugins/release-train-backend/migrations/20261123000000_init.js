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

const ACTIVE = [
  'requested',
  'blocked',
  'queued',
  'dispatching',
  'unknown',
  'needs_human',
  'dispatched',
  'running',
  'awaiting_confirm',
  'confirming',
  'verifying',
  'cancelling',
]
  .map(state => `'${state}'`)
  .join(', ');

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('runs', table => {
    table.comment('Runs of trains, one a slot');
    table.string('id', 26).primary().comment('ULID');
    table.string('train', 63).notNullable();
    table
      .string('slot_date', 10)
      .notNullable()
      .comment("Local date of the cut in the train's zone, YYYY-MM-DD");
    table.string('state', 32).notNullable();
    table.integer('version').notNullable().defaultTo(1);
    table.boolean('late').notNullable().defaultTo(false);
    table.bigInteger('hold_call_at').notNullable().comment('Epoch ms, planned');
    table.bigInteger('cut_at').notNullable().comment('Epoch ms, planned');
    table.bigInteger('soaked_at').notNullable().comment('Epoch ms');
    table.bigInteger('lgtm_call_at').notNullable().comment('Epoch ms, planned');
    table.bigInteger('promote_at').notNullable().comment('Epoch ms, planned');
    table.bigInteger('staged_at').comment('Epoch ms, as it happened');
    table.bigInteger('promoted_at').comment('Epoch ms, as it happened');
    table.bigInteger('ended_at').comment('Epoch ms, as it happened');
    table.text('detail').comment('One sentence on the present state');
    table.bigInteger('created_at').notNullable();
    claimable(table);
    table.unique(['train', 'slot_date'], { indexName: 'runs_slot_uniq' });
    table.index(['next_at'], 'runs_next_at_idx');
  });

  await knex.schema.createTable('candidates', table => {
    table.comment('Pinned revisions that runs bring to production');
    table.string('id', 26).primary().comment('ULID');
    table
      .string('run_id', 26)
      .notNullable()
      .references('id')
      .inTable('runs')
      .onDelete('CASCADE');
    table.string('component', 255).notNullable();
    table.integer('revision').notNullable();
    table.string('state', 32).notNullable();
    table.integer('version').notNullable().defaultTo(1);
    table.string('sha', 40).notNullable();
    table.string('base_sha', 40).comment('Last good production when pinned');
    table.text('sha_url');
    table.text('compare_url');
    table.text('authors').notNullable().comment('JSON: [{ login, userRef? }]');
    table.integer('change_count').notNullable().defaultTo(0);
    table.bigInteger('pinned_at').notNullable();
    table.bigInteger('staged_at').comment('Epoch ms of the staging success');
    table.bigInteger('soaked_at').comment('Epoch ms from when it may go on');
    table.unique(['run_id', 'component', 'revision'], {
      indexName: 'candidates_revision_uniq',
    });
    table.index(['component', 'id'], 'candidates_component_idx');
  });

  await knex.schema.createTable('candidate_changes', table => {
    table.comment('What a candidate brings, the newest first');
    table
      .string('candidate_id', 26)
      .notNullable()
      .references('id')
      .inTable('candidates')
      .onDelete('CASCADE');
    table.integer('position').notNullable();
    table.string('sha', 40).notNullable();
    table.text('title').notNullable();
    table.integer('pull_number');
    table.text('url');
    table.string('effect', 16).notNullable();
    table.string('author_login', 255);
    table.string('author_ref', 255);
    table.bigInteger('merged_at');
    table.primary(['candidate_id', 'position']);
  });

  await knex.schema.createTable('approvals', table => {
    table.comment('What people said of candidates; words taken back stay');
    table.string('id', 26).primary().comment('ULID');
    table
      .string('candidate_id', 26)
      .notNullable()
      .references('id')
      .inTable('candidates')
      .onDelete('CASCADE');
    table.string('user_ref', 255).notNullable();
    table.string('verdict', 16).notNullable();
    table.text('comment');
    table.bigInteger('at').notNullable();
    table.bigInteger('retracted_at').comment('Null while the word stands');
  });
  await knex.raw(
    'create unique index approvals_standing_uniq on approvals (candidate_id, user_ref) where retracted_at is null',
  );

  await knex.schema.createTable('deployments', table => {
    table.comment('Attempts to bring a revision to an environment');
    table.string('id', 26).primary().comment('ULID; also the deploy key');
    table.string('component', 255).notNullable();
    table.string('environment', 63).notNullable();
    table.string('sha', 40).notNullable();
    table.string('kind', 16).notNullable();
    table.integer('attempt').notNullable().defaultTo(1);
    table.string('state', 32).notNullable();
    table.integer('version').notNullable().defaultTo(1);
    table.string('mechanism', 63).notNullable();
    table.string('run_id', 26);
    table.string('candidate_id', 26);
    table.string('requested_by', 255).notNullable();
    table.bigInteger('requested_at').notNullable();
    table
      .bigInteger('due_at')
      .notNullable()
      .comment('Not before this, epoch ms');
    table.text('reason').comment('Why it was asked for');
    table.text('reasons').notNullable().comment('JSON: why it is blocked');
    table.text('detail').comment('One sentence on the present state');
    table
      .text('request')
      .comment('JSON: what is sent, committed before it is sent');
    table.string('request_hash', 64).comment('SHA-256 of request');
    table.bigInteger('dispatched_at').comment('When the intent was committed');
    table.bigInteger('started_at');
    table
      .bigInteger('verify_since')
      .comment('When the vendor reported success');
    table.bigInteger('ended_at');
    table.text('vendor_id');
    table.text('vendor_url');
    table.string('idempotency_key', 128);
    claimable(table);
    table.index(['next_at'], 'deployments_next_at_idx');
    table.index(
      ['component', 'environment', 'id'],
      'deployments_component_environment_idx',
    );
    table.index(['run_id'], 'deployments_run_idx');
    table.index(['candidate_id'], 'deployments_candidate_idx');
    table.unique(['requested_by', 'idempotency_key'], {
      indexName: 'deployments_idempotency_uniq',
    });
  });
  // One active deployment of a component and environment, whatever happens.
  await knex.raw(
    `create unique index deployments_active_uniq on deployments (component, environment) where state in (${ACTIVE})`,
  );

  await knex.schema.createTable('deployment_events', table => {
    table.comment('Every state that a deployment went through');
    table
      .string('deployment_id', 26)
      .notNullable()
      .references('id')
      .inTable('deployments')
      .onDelete('CASCADE');
    table
      .integer('version')
      .notNullable()
      .comment('The version of the deployment that this step made');
    table.bigInteger('at').notNullable();
    table.string('from_state', 32);
    table.string('to_state', 32).notNullable();
    table.string('actor', 255).notNullable();
    table.text('detail');
    table.primary(['deployment_id', 'version']);
  });

  await knex.schema.createTable('environments', table => {
    table.comment('What is in each environment, by our record and the vendor');
    table.string('id', 320).primary().comment('component#environment');
    table.string('component', 255).notNullable();
    table.string('environment', 63).notNullable();
    table.string('recorded_sha', 40).comment('Of our last good deployment');
    table.bigInteger('recorded_at');
    table.string('recorded_deployment_id', 26);
    table.text('recorded_url');
    table.string('observed_version', 40).comment("The vendor's word");
    table.bigInteger('observed_since');
    table.bigInteger('observed_at').comment('Of the last good answer');
    table.text('observed_url');
    table.string('observed_source', 255);
    table
      .text('observed_error')
      .comment('Of the latest question, if it failed');
    claimable(table);
    table.unique(['component', 'environment'], {
      indexName: 'environments_place_uniq',
    });
    table.index(['next_at'], 'environments_next_at_idx');
  });

  await knex.schema.createTable('announcements', table => {
    table.comment('Outbox of what the channel is told');
    table.string('id', 26).primary().comment('ULID, in the order of telling');
    table.string('dedupe_key', 255).notNullable();
    table
      .string('message_key', 255)
      .notNullable()
      .comment('Rows with the same key are one message, updated in place');
    table.string('run_id', 26);
    table.string('channel', 255).notNullable();
    table.text('payload').notNullable().comment('JSON: text, details?, link?');
    table.string('state', 16).notNullable().comment('pending, posted, refused');
    table.integer('attempts').notNullable().defaultTo(0);
    table.text('reference').comment('Where the message is');
    table.text('error');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('posted_at');
    claimable(table);
    table.unique(['dedupe_key'], { indexName: 'announcements_dedupe_uniq' });
    table.index(['message_key', 'id'], 'announcements_message_idx');
    table.index(['next_at'], 'announcements_next_at_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'announcements',
    'environments',
    'deployment_events',
    'deployments',
    'approvals',
    'candidate_changes',
    'candidates',
    'runs',
  ]) {
    await knex.schema.dropTable(table);
  }
};
