import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { isError, ServiceUnavailableError } from '@backstage/errors';
import {
  onCallManagePermission,
  type AttestRequest,
  type Readiness,
} from '@signalbox/backstage-plugin-on-call-common';
import type { MachineFinding } from '@signalbox/backstage-plugin-on-call-node';
import type { ClockService } from '@signalbox/scheduling-node';
import type { ConfiguredCheck, ConfiguredRotation } from '../config/model';
import { filterReadable, requireReadable } from '../permissions/CallerAccess';
import type { CallOptions } from '../router/RouterParts';
import type { RotationSchedules } from '../schedule/RotationSchedules';
import type { ChangeNotifier } from '../service/ChangeNotifier';
import {
  codedConflict,
  invalidRequest,
  notFound,
  notPermitted,
  withCode,
} from '../service/errors';
import { toIso } from '../service/iso';
import { comingShift, takesPart } from './comingShift';
import type { FindingStore } from './FindingStore';
import { toFindings, worthKeeping } from './keepFindings';
import type { ReadinessChecks } from './ReadinessChecks';
import { resolveCheck, summarize, toApiCheck } from './resolveBox';

/** Somebody waits for the answer. */
const LOOK_TIMEOUT_MS = 15_000;

interface ReadinessParts {
  schedules: RotationSchedules;
  findings: FindingStore;
  checks: ReadinessChecks;
  clock: ClockService;
  notifier: ChangeNotifier;
}

/** Whether people are ready for their shifts: what machines found and what people say. */
export class ReadinessService {
  private constructor(private readonly parts: ReadinessParts) {}

  static create(parts: ReadinessParts): ReadinessService {
    return new ReadinessService(parts);
  }

  /**
   * How somebody stands in the checks of one rotation, or of all in which they take part.
   *
   * @throws NotFoundError when there is no such rotation, or the caller may not know of it.
   */
  async get(
    request: { userRef: string; rotation?: string },
    options: CallOptions,
  ): Promise<Readiness> {
    return this.show(
      whoIs(request.userRef, options),
      request.rotation,
      options,
    );
  }

  /**
   * Keeps what somebody says of one box of a check. Where a machine has looked and its finding is
   * still believed, that goes on standing in the answer.
   */
  async attest(
    request: { userRef: string; checkId: string } & AttestRequest,
    options: CallOptions,
  ): Promise<Readiness> {
    const { findings, clock, notifier } = this.parts;
    const { check, rotations } = await this.find(request.checkId, options);
    const person = whoIs(request.userRef, options);
    const { userRef, access } = options;
    if (userRef === undefined) {
      throw notPermitted('Only a person can say how they are prepared.');
    }
    const manages = rotations.some(({ id }) =>
      access.allows(onCallManagePermission, id),
    );
    if (userRef !== person && !manages) {
      throw notPermitted(
        `Only ${person}, or somebody who manages a rotation with this check, may say that.`,
      );
    }
    await findings.save([
      {
        person,
        checkId: check.id,
        box: request.box,
        origin: 'person',
        state: request.state,
        detail: request.note?.trim() || undefined,
        saidBy: userRef,
        at: clock.now(),
      },
    ]);
    notifier.changed({ kind: 'readiness' });
    return this.show(person, undefined, options);
  }

  /**
   * Looks once by a token of the caller's own. It is handed to the probe and to nothing else.
   *
   * @throws ConflictError `NO_TOKEN_LOOK` where a token tells nothing, InputError where the token
   * cannot be used, ServiceUnavailableError `LOOK_FAILED` where the vendor does not answer.
   */
  async lookWithToken(
    request: { userRef: string; checkId: string; token: string },
    options: CallOptions,
  ): Promise<Readiness> {
    const { findings, checks, clock, notifier } = this.parts;
    const { check } = await this.find(request.checkId, options);
    const person = whoIs(request.userRef, options);
    if (options.userRef !== person || options.onBehalf) {
      throw notPermitted(
        'One hands a token over for oneself only, and in person.',
      );
    }
    const probe = checks.probeOf(check);
    if (!probe?.lookWithToken) {
      throw codedConflict(
        `No machine looks for '${check.title}' by a token; say how it is.`,
        'NO_TOKEN_LOOK',
      );
    }
    const token = request.token.trim();
    let found: Record<'assigned' | 'works', MachineFinding>;
    try {
      found = await probe.lookWithToken(
        person,
        check.machine!.options,
        token,
        AbortSignal.timeout(LOOK_TIMEOUT_MS),
      );
    } catch (error) {
      throw withoutToken(error, token);
    }
    await findings.save(
      worthKeeping(
        toFindings(found, {
          person,
          checkId: check.id,
          origin: 'token',
          at: clock.now(),
        }),
        await findings.load([person]),
        check.validForMs,
      ),
    );
    notifier.changed({ kind: 'readiness' });
    return this.show(person, undefined, options);
  }

  private async show(
    person: string,
    rotationId: string | undefined,
    { access }: CallOptions,
  ): Promise<Readiness> {
    const { schedules, findings, checks, clock } = this.parts;
    const now = clock.now();
    if (rotationId !== undefined) requireReadable(access, rotationId);
    const chosen =
      rotationId === undefined
        ? filterReadable(
            access,
            await schedules.loadAll(),
            ({ configured }) => configured.id,
          ).filter(schedule => takesPart(schedule, person, now))
        : [await schedules.load(rotationId)];
    const known = await findings.load([person]);
    const shown = checksOf(chosen.map(({ configured }) => configured)).map(
      check => ({ check, boxes: resolveCheck(check, known, now) }),
    );
    return {
      userRef: person,
      ready:
        summarize(shown.flatMap(({ boxes }) => Object.values(boxes))) ===
        'ready',
      asOf: toIso(now),
      nextShift: comingShift(chosen, person, now),
      helpChannel: chosen.find(({ configured }) => configured.helpChannel)
        ?.configured.helpChannel,
      checks: shown.map(({ check, boxes }) =>
        toApiCheck(check, boxes, checks.takesToken(check)),
      ),
    };
  }

  /** A check, with the rotations that have it and that the caller may know of. */
  private async find(checkId: string, { access }: CallOptions) {
    const check = this.parts.checks.get(checkId);
    const rotations = filterReadable(
      access,
      this.parts.checks.rotationsWith(checkId),
      ({ id }) => id,
    );
    if (!check || rotations.length === 0) throw notFound('check', checkId);
    return { check, rotations };
  }
}

/** What went wrong in a probe may quote its request, and would end up in the audit log with it. */
function withoutToken(error: unknown, token: string): Error {
  const isClean = isError(error) && !error.message.includes(token);
  if (isClean && error.name === 'InputError') {
    return invalidRequest(error.message);
  }
  return withCode(
    new ServiceUnavailableError(
      isClean && error.name === 'ServiceUnavailableError'
        ? error.message
        : 'The machine could not look; try again later.',
    ),
    'LOOK_FAILED',
  );
}

/** Who is meant in an address: `me` is the caller. */
function whoIs(text: string, { userRef }: CallOptions): string {
  if (text === 'me') {
    if (userRef !== undefined) return userRef;
    throw invalidRequest(
      "userRef: 'me' is a person, and a service calls; name the person, such as user:default/ana",
    );
  }
  let ref: string | undefined;
  try {
    ref = stringifyEntityRef(parseEntityRef(text));
  } catch {
    ref = undefined;
  }
  if (!ref?.startsWith('user:')) {
    throw invalidRequest(
      `userRef: '${text}' is no user; write it as user:default/ana`,
    );
  }
  return ref;
}

/** Each check once, in the order of the rotations. */
function checksOf(rotations: readonly ConfiguredRotation[]): ConfiguredCheck[] {
  const checks = new Map<string, ConfiguredCheck>();
  for (const { checks: configured } of rotations) {
    for (const check of configured) {
      if (!checks.has(check.id)) checks.set(check.id, check);
    }
  }
  return [...checks.values()];
}
