import {
  onCallManagePermission,
  onCallWriteBookPermission,
  type Handoff,
} from '@signalbox/backstage-plugin-on-call-common';
import type { OnCallMessage } from '@signalbox/backstage-plugin-on-call-node';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import { loadTurn, rotationOfShift, type Turn } from '../book/Turn';
import type { OnCallModel } from '../config/model';
import { shortName } from '../messages/addresses';
import { formatInstant } from '../messages/formatInstant';
import type { MessageOutbox } from '../messages/MessageOutbox';
import {
  requirePermission,
  requireReadable,
} from '../permissions/CallerAccess';
import type { CallOptions } from '../router/RouterParts';
import type { RotationSchedules } from '../schedule/RotationSchedules';
import type { ChangeNotifier } from '../service/ChangeNotifier';
import { codedConflict, notPermitted } from '../service/errors';
import { toIso } from '../service/iso';
import { composeAcknowledged, composeWritten } from './composeHandoffMessages';
import { noteOf, type HandoffNote } from './HandoffNote';
import type { HandoffStep, HandoffStore } from './HandoffStore';
import type { HandoffViews } from './HandoffViews';
import { peopleOf } from './peopleOf';

interface HandoffParts {
  knex: Knex;
  schedules: RotationSchedules;
  store: HandoffStore;
  views: HandoffViews;
  outbox: MessageOutbox;
  clock: ClockService;
  model: OnCallModel;
  notifier: ChangeNotifier;
}

/** The notes from one primary to the next: written by the one, acknowledged by the other. */
export class Handoffs {
  private constructor(private readonly parts: HandoffParts) {}

  static create(parts: HandoffParts): Handoffs {
    return new Handoffs(parts);
  }

  /** @throws NotFoundError when there is no such shift, or the caller may not know of it. */
  async get(shiftId: string, { access }: CallOptions): Promise<Handoff> {
    requireReadable(access, rotationOfShift(shiftId));
    return this.parts.views.ofTurn(
      await loadTurn(this.parts.schedules, shiftId),
    );
  }

  /**
   * Writes the note, as the outgoing primary or as somebody who manages the rotation. A note that
   * was acknowledged is written anew only by whoever has seen that it was, and has to be
   * acknowledged again.
   *
   * @throws ConflictError `STALE_VERSION` with what stands there, `SHIFT_AHEAD` before the shift has
   * begun.
   */
  async write(
    request: { shiftId: string; markdown: string; version: number },
    options: CallOptions,
  ): Promise<Handoff> {
    const { clock, model } = this.parts;
    const { turn, note, userRef } = await this.open(request.shiftId, options);
    const { outgoing, incoming } = peopleOf(turn);
    const manages = options.access.allows(
      onCallManagePermission,
      turn.configured.id,
    );
    if (userRef !== outgoing && !manages) {
      throw notPermitted(
        `${
          outgoing === undefined
            ? 'Nobody is primary at the end of this shift, so the note'
            : `The note is written by ${shortName(
                outgoing,
              )}, the primary at the end of this shift, or`
        } by somebody who manages the schedule of ${turn.configured.title}.`,
      );
    }
    requireBegun(turn, clock.now());
    const step: HandoffStep = {
      version: request.version + 1,
      kind: 'written',
      markdown: request.markdown,
      person: userRef,
      at: clock.now(),
    };
    return this.append(turn, note, step, incoming, () =>
      composeWritten(turn, { person: userRef, again: note.version > 0 }, model),
    );
  }

  /**
   * Says that the incoming primary has read the note: whoever is primary at the handoff by the
   * schedule as it is now, and nobody in their place.
   *
   * @throws ConflictError `STALE_VERSION` with what stands there, `NO_NOTE` when there is none.
   */
  async acknowledge(
    request: { shiftId: string; version: number },
    options: CallOptions,
  ): Promise<Handoff> {
    const { clock, model } = this.parts;
    const { turn, note, userRef } = await this.open(request.shiftId, options);
    const { incoming } = peopleOf(turn);
    if (userRef !== incoming) throw notPermitted(whoAcknowledges(turn));
    if (options.onBehalf) {
      throw notPermitted(
        'One says oneself that one has read the note; no service and no agent does.',
      );
    }
    if (note.state === 'none') {
      throw codedConflict('There is no handoff note yet.', 'NO_NOTE');
    }
    // Saying it twice changes nothing.
    if (note.state === 'acknowledged' && note.version === request.version) {
      return this.parts.views.ofTurn(turn);
    }
    const step: HandoffStep = {
      version: request.version + 1,
      kind: 'acknowledged',
      person: userRef,
      at: clock.now(),
    };
    return this.append(turn, note, step, note.written?.person, () =>
      composeAcknowledged(turn, userRef, model),
    );
  }

  private async open(shiftId: string, { access, userRef }: CallOptions) {
    requirePermission(
      access,
      onCallWriteBookPermission,
      rotationOfShift(shiftId),
      'You may not write in the book of this shift.',
    );
    if (userRef === undefined) {
      throw notPermitted('A shift is handed over from person to person.');
    }
    const { schedules, store } = this.parts;
    const turn = await loadTurn(schedules, shiftId);
    return { turn, note: noteOf(await store.load(turn.key)), userRef };
  }

  /** Writes the step, and has somebody told of it, unless it was they who did it. */
  private async append(
    turn: Turn,
    seen: HandoffNote,
    step: HandoffStep,
    told: string | undefined,
    compose: () => OnCallMessage,
  ): Promise<Handoff> {
    const { knex, store, outbox, views, notifier } = this.parts;
    if (step.version !== seen.version + 1) throw stale(seen, step.version - 1);
    const { rotation } = turn.key;
    const isMine = await knex.transaction(async trx => {
      if (!(await store.append(trx, turn.key, step))) return false;
      if (told !== undefined && told !== step.person) {
        await outbox.put(trx, {
          person: told,
          message: compose(),
          dedupeKey: `handoff:${turn.shiftId}:${step.version}`,
        });
      }
      return true;
    });
    if (!isMine) {
      throw stale(noteOf(await store.load(turn.key)), step.version - 1);
    }
    notifier.changed({ kind: 'handoff', rotation, shiftId: turn.shiftId });
    return views.ofTurn(turn);
  }
}

function requireBegun({ shift, configured }: Turn, now: number): void {
  if (now >= shift.start) return;
  throw codedConflict(
    `The shift begins at ${formatInstant(
      shift.start,
      configured.timeZone,
    )}; there is nothing to hand over before.`,
    'SHIFT_AHEAD',
  );
}

function whoAcknowledges(turn: Turn): string {
  const { incoming } = peopleOf(turn);
  const at = formatInstant(turn.shift.end, turn.configured.timeZone);
  return incoming === undefined
    ? `Only the primary at ${at} may acknowledge the note, and nobody is; fill the gap first.`
    : `Only ${shortName(
        incoming,
      )}, the primary at ${at}, may acknowledge the note.`;
}

/** Both are kept for the reader: what stands there, and by the page what they wrote. */
function stale({ version, state, written }: HandoffNote, seen: number) {
  const message = `The handoff note is at version ${version}, not ${seen}; read it again.`;
  return Object.assign(codedConflict(message, 'STALE_VERSION'), {
    reasons: [
      {
        code: 'STALE_VERSION',
        message,
        params: {
          version,
          state,
          markdown: written?.markdown,
          writtenBy: written?.person,
          writtenAt: written && toIso(written.at),
        },
      },
    ],
  });
}
