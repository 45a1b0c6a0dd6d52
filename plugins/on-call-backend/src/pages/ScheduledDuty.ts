import { assignmentAt } from '@signalbox/backstage-plugin-on-call-common';
import type {
  RotationSchedule,
  RotationSchedules,
} from '../schedule/RotationSchedules';
import type { DutyQuestion, OnDuty } from './OnDuty';

/** Asks the schedule, with every override and swap that it has at the moment of asking. */
export class ScheduledDuty implements OnDuty {
  private constructor(private readonly schedules: RotationSchedules) {}

  static create(schedules: RotationSchedules): ScheduledDuty {
    return new ScheduledDuty(schedules);
  }

  async of(
    questions: readonly DutyQuestion[],
  ): Promise<Array<string | undefined>> {
    const ids = new Set(questions.map(({ rotation }) => rotation));
    const loaded = await this.load([...ids]);
    return questions.map(({ rotation, level, instant }) => {
      const schedule = loaded.get(rotation);
      if (!schedule?.rotation.levels.some(({ id }) => id === level)) {
        return undefined;
      }
      const { changes } = schedule;
      return assignmentAt(schedule.rotation, changes, level, instant).person;
    });
  }

  private async load(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, RotationSchedule>> {
    if (ids.length === 0) return new Map();
    if (ids.length > 1) {
      const all = await this.schedules.loadAll();
      return new Map(all.map(schedule => [schedule.configured.id, schedule]));
    }
    const [id] = ids;
    try {
      return new Map([[id, await this.schedules.load(id)]]);
    } catch (error) {
      if ((error as Error).name === 'NotFoundError') return new Map();
      throw error;
    }
  }
}
