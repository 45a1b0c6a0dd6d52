import type { Level } from '@signalbox/backstage-plugin-on-call-common';
import type { OnCallModel } from '../config/model';
import type { Rosters } from '../schedule/Rosters';
import type { OnCallRotationResource } from './resourceRef';

const personOf = (level: Level) =>
  level.kind === 'fixed' ? [level.person] : [];

/** The rotations the way that permissions see them. */
export class RotationResources {
  private constructor(
    private readonly model: OnCallModel,
    private readonly rosters: Rosters,
  ) {}

  static create(options: {
    model: OnCallModel;
    rosters: Rosters;
  }): RotationResources {
    return new RotationResources(options.model, options.rosters);
  }

  /** All of them by their id, with who takes turns from the next handoff on. One query. */
  async loadAll(): Promise<Map<string, OnCallRotationResource>> {
    const rosters = await this.rosters.loadAll();
    return new Map(
      [...this.model.rotations.values()].map(({ id, levels }) => {
        const current = rosters.get(id)?.at(-1)?.members ?? [];
        const members = [...new Set([...current, ...levels.flatMap(personOf)])];
        return [id, { id, members }];
      }),
    );
  }
}
