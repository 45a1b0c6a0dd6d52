/**
 * Looks at GitHub whether people are ready to be on call, for the on-call plugin.
 *
 * @packageDocumentation
 */

export { onCallModuleGithub as default } from './module';
