import type { Handoff } from '@signalbox/backstage-plugin-on-call-common';
import { shiftNumberAt } from '@signalbox/backstage-plugin-on-call-common';
import type { ClockService } from '@signalbox/scheduling-node';
import { turnAt, turnOf, type Turn } from '../book/Turn';
import type {
  RotationSchedule,
  RotationSchedules,
} from '../schedule/RotationSchedules';
import { optionalIso, toIso } from '../service/iso';
import { composeDraft } from './composeDraft';
import { noteOf, type HandoffNote } from './HandoffNote';
import type { HandoffReader, WaitingHandoff } from './HandoffReader';
import type { HandoffSections } from './HandoffSections';
import type { HandoffStore } from './HandoffStore';
import { peopleOf } from './peopleOf';

/** Shows what one primary hands over to the next. It does not ask who may see it. */
export class HandoffViews implements HandoffReader {
  private constructor(
    private readonly parts: {
      schedules: RotationSchedules;
      store: HandoffStore;
      sections: HandoffSections;
      clock: ClockService;
    },
  ) {}

  static create(parts: {
    schedules: RotationSchedules;
    store: HandoffStore;
    sections: HandoffSections;
    clock: ClockService;
  }): HandoffViews {
    return new HandoffViews(parts);
  }

  async ofRotation(
    rotationId: string,
    which: 'coming' | 'last',
  ): Promise<Handoff> {
    const schedule = await this.parts.schedules.load(rotationId);
    const turn = turnAt(schedule, this.parts.clock.now());
    return this.ofTurn(
      which === 'coming' ? turn : turnOf(schedule, turn.shift.number - 1),
    );
  }

  /** The note at the end of a turn, or what is open to write one from. */
  async ofTurn(turn: Turn): Promise<Handoff> {
    const { store, sections } = this.parts;
    const [steps, draft] = await Promise.all([
      store.load(turn.key),
      sections.of(turn),
    ]);
    const people = peopleOf(turn);
    return {
      shiftId: turn.shiftId,
      rotation: turn.configured.id,
      timeZone: turn.configured.timeZone,
      at: toIso(turn.shift.end),
      ...people,
      ...shown(noteOf(steps)),
      draft,
      draftMarkdown: composeDraft(turn, people, draft),
    };
  }

  async waitingFor(
    person: string,
    schedules: readonly RotationSchedule[],
  ): Promise<WaitingHandoff[]> {
    const { store, clock } = this.parts;
    const turns = schedules
      .flatMap(schedule => {
        const number = shiftNumberAt(schedule.rotation, clock.now());
        return [turnOf(schedule, number - 1), turnOf(schedule, number)];
      })
      .filter(turn => peopleOf(turn).incoming === person);
    const notes = await store.loadMany(turns.map(({ key }) => key));
    return turns
      .filter(({ key }) =>
        notes.some(
          ({ rotation, shift, steps }) =>
            rotation === key.rotation &&
            shift === key.shift &&
            noteOf(steps).state === 'written',
        ),
      )
      .map(({ shiftId, configured }) => ({
        shiftId,
        rotation: configured.id,
        rotationTitle: configured.title,
      }));
  }
}

function shown({ state, version, written, acknowledged }: HandoffNote) {
  return {
    state,
    version,
    markdown: written?.markdown,
    writtenBy: written?.person,
    writtenAt: optionalIso(written?.at),
    acknowledgedBy: acknowledged?.person,
    acknowledgedAt: optionalIso(acknowledged?.at),
  };
}
