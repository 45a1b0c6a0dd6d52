// @ts-check

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function makeClaimable(table) {
  table
    .bigInteger('next_at')
    .comment('When there is something to do, epoch ms; null when nothing is');
  table.string('lease_owner', 255).comment('Which replica works on it');
  table.bigInteger('lease_until').comment('Until when that is believed');
  table
    .bigInteger('fence')
    .notNullable()
    .defaultTo(0)
    .comment('Rises with every claim; results are written under it');
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('on_call_pagerduty_jobs', table => {
    table.comment('What one replica at a time does: an account, the catalog');
    table.string('id', 255).primary();
    makeClaimable(table);
  });
  await knex.schema.createTable('on_call_pagerduty_readings', table => {
    table.comment('What was last read from PagerDuty, and why not since');
    table.string('id', 255).primary().comment('A service or a rotation');
    table.string('job', 255).notNullable().comment('The job that reads it');
    table
      .bigInteger('next_at')
      .notNullable()
      .comment('When it is read again, epoch ms');
    table
      .bigInteger('wanted_at')
      .notNullable()
      .comment('When it was last asked for or annotated, epoch ms');
    table.bigInteger('tried_at').comment('When it was last tried, epoch ms');
    table
      .bigInteger('fetched_at')
      .comment('When it was last read whole, epoch ms');
    table.text('reading', 'longtext').comment('What was read, as JSON');
    table.string('problem_code', 31).comment('Why it could not be read since');
    table.text('problem_message').comment('The same as a sentence');
    table.bigInteger('problem_since').comment('Since when, epoch ms');
    table
      .integer('failures')
      .notNullable()
      .defaultTo(0)
      .comment('How often in a row it could not be read');
    table.index(['job', 'next_at'], 'on_call_pagerduty_readings_due_idx');
  });
  await knex.schema.createTable('on_call_pagerduty_deliveries', table => {
    table.comment('Webhooks that were taken, so that none is taken twice');
    table.string('id', 255).primary().comment("PagerDuty's number of it");
    table.bigInteger('at').notNullable().comment('Epoch ms');
    table.index(['at'], 'on_call_pagerduty_deliveries_at_idx');
  });
  await knex.schema.createTable('on_call_pagerduty_changes', table => {
    table.comment('Deployments of which PagerDuty is told, each once');
    table.string('id', 255).primary().comment('The id of the deployment');
    makeClaimable(table);
    table.text('hint').notNullable().comment('What was heard of it, as JSON');
    table.bigInteger('heard_at').notNullable().comment('Epoch ms');
    table
      .string('outcome', 15)
      .comment('sending, told, left-out, given-up or unsure');
    table
      .integer('failures')
      .notNullable()
      .defaultTo(0)
      .comment('How often PagerDuty did not take it');
    table.index(['next_at'], 'on_call_pagerduty_changes_due_idx');
    table.index(['heard_at'], 'on_call_pagerduty_changes_heard_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('on_call_pagerduty_changes');
  await knex.schema.dropTable('on_call_pagerduty_deliveries');
  await knex.schema.dropTable('on_call_pagerduty_readings');
  await knex.schema.dropTable('on_call_pagerduty_jobs');
};
