import { InputError } from '@backstage/errors';
import {
  onCallWriteBookPermission,
  type ShiftBook,
} from '@signalbox/backstage-plugin-on-call-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { ConfiguredRotation, OnCallModel } from '../config/model';
import {
  requirePermission,
  requireReadable,
} from '../permissions/CallerAccess';
import type { CallOptions } from '../router/RouterParts';
import type { RotationSchedules } from '../schedule/RotationSchedules';
import type { ChangeNotifier } from '../service/ChangeNotifier';
import { codedConflict, notFound, notPermitted } from '../service/errors';
import { toIso } from '../service/iso';
import { composeBook, dutiesOf, newcomerOf } from './composeBook';
import type { Tick, TickStore } from './TickStore';
import { loadTurn, rotationOfShift, type Turn } from './Turn';

type Ticked = Pick<Tick, 'kind' | 'itemId' | 'about' | 'title'>;

/** The books of shifts: what each has to see to, what was done, and by whom. */
export class ShiftBooks {
  private constructor(
    private readonly parts: {
      schedules: RotationSchedules;
      ticks: TickStore;
      clock: ClockService;
      model: OnCallModel;
      notifier: ChangeNotifier;
    },
  ) {}

  /** @throws InputError when an id in the book of a rotation would mean two things. */
  static create(parts: {
    schedules: RotationSchedules;
    ticks: TickStore;
    clock: ClockService;
    model: OnCallModel;
    notifier: ChangeNotifier;
  }): ShiftBooks {
    for (const rotation of parts.model.rotations.values()) {
      requireDistinct(rotation);
    }
    return new ShiftBooks(parts);
  }

  /** @throws NotFoundError when there is no such shift, or the caller may not know of it. */
  async get(shiftId: string, { access }: CallOptions): Promise<ShiftBook> {
    requireReadable(access, rotationOfShift(shiftId));
    return this.compose(await loadTurn(this.parts.schedules, shiftId));
  }

  /**
   * Ticks a duty or an item of the pairing list, adds a note to a tick, or takes one back. A shift
   * that is over stays open for notes.
   *
   * @throws ConflictError `SHIFT_AHEAD` when the shift is further ahead than its first notice.
   */
  async tick(
    request: { shiftId: string; dutyId: string; done: boolean; note?: string },
    { access, userRef }: CallOptions,
  ): Promise<ShiftBook> {
    const { shiftId, dutyId, done } = request;
    requirePermission(
      access,
      onCallWriteBookPermission,
      rotationOfShift(shiftId),
      'You may not write in the book of this shift.',
    );
    if (userRef === undefined) {
      throw notPermitted('Only a person can say that something was done.');
    }
    const { schedules, ticks, clock, notifier } = this.parts;
    const turn = await loadTurn(schedules, shiftId);
    this.requireOpen(turn);
    const item = await this.find(turn, dutyId);
    if (!item) throw notFound('duty', dutyId);
    if (done) {
      await ticks.tick(turn.key, {
        ...item,
        note: request.note?.trim() || undefined,
        by: userRef,
        at: clock.now(),
      });
    } else {
      await ticks.untick(turn.key, item);
    }
    notifier.changed({ kind: 'book', rotation: turn.configured.id, shiftId });
    return this.compose(turn);
  }

  private async compose(turn: Turn): Promise<ShiftBook> {
    const ticks = await this.parts.ticks.load(turn.key);
    return composeBook(turn, ticks, this.parts.clock.now());
  }

  private requireOpen({ shift, configured }: Turn): void {
    const opens =
      shift.start - Math.max(0, ...this.parts.model.notices.aheadMs);
    if (this.parts.clock.now() >= opens) return;
    throw codedConflict(
      `The book of this shift of ${configured.title} opens at ${toIso(opens)}.`,
      'SHIFT_AHEAD',
    );
  }

  /** What is in the book under an id: by the configuration, or because it was ticked before. */
  private async find(turn: Turn, id: string): Promise<Ticked | undefined> {
    const now = this.parts.clock.now();
    const duty = dutiesOf(turn, now).find(entry => entry.duty.id === id)?.duty;
    if (duty) return { kind: 'duty', itemId: id, title: duty.title };
    const about = newcomerOf(turn, now);
    const item = turn.configured.pairing.find(entry => entry.id === id);
    if (item && about !== undefined) {
      return { kind: 'pairing', itemId: id, about, title: item.title };
    }
    const ticks = await this.parts.ticks.load(turn.key);
    return ticks.find(
      tick =>
        tick.itemId === id && (tick.kind === 'duty' || tick.about === about),
    );
  }
}

/** A tick names a duty or an item of the pairing list by its id alone. */
function requireDistinct({ id, duties, pairing }: ConfiguredRotation): void {
  const both = pairing.find(item => duties.some(duty => duty.id === item.id));
  if (both) {
    throw new InputError(
      `Invalid configuration of the rotation '${id}': the id '${both.id}' stands both under 'duties' and under 'pairing', which has items of its own where it is not configured; give one of them another id`,
    );
  }
}
