import type { VendorHint } from '@signalbox/backstage-plugin-release-train-node';
import type { DeploymentState } from '@signalbox/backstage-plugin-release-train-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { ReleaseTrainModel } from '../config/model';
import { placeId } from '../database/places';
import { takeDelivery } from './takeDelivery';

/**
 * The states in which the vendor is read and nothing else is due. What waits to be sent keeps its
 * time, for a vendor may have asked for the wait.
 */
const FOLLOWED: readonly DeploymentState[] = [
  'unknown',
  'dispatched',
  'running',
  'awaiting_confirm',
  'confirming',
  'verifying',
  'cancelling',
];

/**
 * Has read again what a vendor says has changed. Nothing of what it says is written down, so a
 * webhook that is late, out of order or made up costs a few reads and changes nothing.
 */
export class VendorHints {
  private constructor(
    private readonly knex: Knex,
    private readonly clock: ClockService,
    private readonly model: ReleaseTrainModel,
    private readonly wake: () => void,
    private readonly wakeHolds: (
      component: string,
      pullNumber?: number,
    ) => Promise<void>,
  ) {}

  static create(options: {
    knex: Knex;
    clock: ClockService;
    model: ReleaseTrainModel;
    /** Has the scheduler look for due work now. */
    wake: () => void;
    /** Has the pull requests that cuts wait for looked at now. */
    wakeHolds: (component: string, pullNumber?: number) => Promise<void>;
  }): VendorHints {
    const { knex, clock, model, wake, wakeHolds } = options;
    return new VendorHints(knex, clock, model, wake, wakeHolds);
  }

  async take(hint: VendorHint): Promise<void> {
    const { knex, clock } = this;
    const now = clock.now();
    if (hint.delivery && !(await takeDelivery(knex, hint.delivery, now))) {
      return;
    }
    await this.lookAtPlaces(hint, now);
    if (hint.pull) await this.lookAtPull(hint.pull);
  }

  private async lookAtPlaces(hint: VendorHint, now: number): Promise<void> {
    const { knex } = this;
    const places = [...this.model.components.values()]
      .flatMap(({ environments }) => environments)
      .filter(({ target }) => hint.concerns?.(target));
    if (places.length === 0) return;
    for (const { target } of places) {
      await knex('deployments')
        .where({ component: target.component, environment: target.environment })
        .whereIn('state', [...FOLLOWED])
        .where('next_at', '>', now)
        .update({ next_at: now });
    }
    await knex('environments')
      .whereIn(
        'id',
        places.map(({ target }) =>
          placeId(target.component, target.environment),
        ),
      )
      .update({ next_at: now });
    this.wake();
  }

  private async lookAtPull(pull: {
    repository: string;
    number: number;
  }): Promise<void> {
    const address = comparable(pull.repository);
    for (const { entityRef, source } of this.model.components.values()) {
      if (comparable(source.repository) === address) {
        await this.wakeHolds(entityRef, pull.number);
      }
    }
  }
}

/** GitHub and people write the same address in more than one way. */
function comparable(repository: string): string {
  return repository
    .toLowerCase()
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}
