import type { MessageOutbox } from '../messages/MessageOutbox';
import type { PluginContext } from '../PluginContext';
import type { People } from './People';

/** What changes of a schedule are made with. */
export interface ScheduleContext
  extends Pick<
    PluginContext,
    'knex' | 'model' | 'clock' | 'schedules' | 'notifier' | 'metrics'
  > {
  people: People;
  outbox: MessageOutbox;
  /** Something that decides who is on call is committed. */
  scheduleChanged(): void;
}
