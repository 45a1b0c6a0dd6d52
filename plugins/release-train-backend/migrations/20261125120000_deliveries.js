// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('deliveries', table => {
    table.comment('Webhooks that were taken, so that none is taken twice');
    table.string('source', 63).notNullable().comment('Who sent it');
    table.string('id', 255).notNullable().comment("The sender's number of it");
    table.bigInteger('at').notNullable().comment('Epoch ms');
    table.primary(['source', 'id']);
    table.index(['at'], 'deliveries_at_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('deliveries');
};
