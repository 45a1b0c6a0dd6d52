/**
 * Tells a Slack channel what the release train does.
 *
 * @packageDocumentation
 */

export { releaseTrainModuleSlack as default } from './module';
export { SlackAnnouncer } from './SlackAnnouncer';
