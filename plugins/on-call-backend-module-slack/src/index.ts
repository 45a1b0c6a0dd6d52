/**
 * Tells people on call in Slack.
 *
 * @packageDocumentation
 */

export { onCallModuleSlack as default } from './module';
export { SlackMessenger } from './SlackMessenger';
