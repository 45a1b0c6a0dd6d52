import { createHash, randomBytes } from 'node:crypto';
import type { DiscoveryService } from '@backstage/backend-plugin-api';
import type { CalendarFeed } from '@signalbox/backstage-plugin-on-call-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { OnCallModel } from '../config/model';
import { newId } from '../database/newId';
import type { OnCallMetrics } from '../metrics';
import type { CallOptions } from '../router/RouterParts';
import { requireRotation } from '../schedule/checkChange';
import type { RotationSchedules } from '../schedule/RotationSchedules';
import { invalidRequest, notFound, notPermitted } from '../service/errors';
import { optionalIso, toIso } from '../service/iso';
import { composeFeed } from './composeFeed';
import type { FeedOwners } from './FeedOwners';

/** Nobody needs more, and a lost address is better revoked than forgotten. */
const MOST_FEEDS = 20;
/** Writing down every use would be a write a read; calendar programs come every few minutes. */
const USED_EVERY_MS = 60 * 60_000;

const hashOf = (token: string) =>
  createHash('sha256').update(token).digest('hex');

/** A row of `feeds`. */
interface FeedRow {
  id: string;
  user_ref: string;
  kind: 'rotation' | 'person';
  rotation: string | null;
  token_hash: string;
  created_at: number | string;
  used_at: number | string | null;
}

/** What is asked for: all shifts of a rotation, or one's own in all of them. */
export interface FeedRequest {
  kind: 'rotation' | 'person';
  rotation?: string;
}

/**
 * Calendar feeds of rotations and of people. The address holds a secret, because calendar programs
 * do not sign in; only its hash is kept, and it may be revoked.
 */
export class Feeds {
  private constructor(
    private readonly parts: {
      knex: Knex;
      model: OnCallModel;
      clock: ClockService;
      discovery: DiscoveryService;
      schedules: RotationSchedules;
      metrics: OnCallMetrics;
      owners: FeedOwners;
    },
  ) {}

  static create(parts: {
    knex: Knex;
    model: OnCallModel;
    clock: ClockService;
    discovery: DiscoveryService;
    schedules: RotationSchedules;
    metrics: OnCallMetrics;
    owners: FeedOwners;
  }): Feeds {
    return new Feeds(parts);
  }

  /** One's own, the newest first, without their addresses. */
  async list(options: CallOptions): Promise<CalendarFeed[]> {
    const rows: FeedRow[] = await this.parts
      .knex('feeds')
      .where({ user_ref: requirePerson(options) })
      .whereNull('revoked_at')
      .orderBy('id', 'desc');
    return rows.map(toApiFeed);
  }

  /** Its address is in this answer and never again. */
  async create(
    { kind, rotation }: FeedRequest,
    options: CallOptions,
  ): Promise<CalendarFeed> {
    const { knex, model, clock, discovery, owners } = this.parts;
    const userRef = requirePerson(options);
    if (kind === 'person' && rotation !== undefined) {
      throw invalidRequest(
        'rotation: a feed of a person has all of their rotations; leave it out',
      );
    }
    if (kind === 'rotation') {
      if (rotation === undefined) {
        throw invalidRequest('rotation: say which rotation the feed is of');
      }
      requireRotation(model, rotation, options);
    }
    if (!(await owners.isKnown(userRef))) {
      throw notPermitted(
        `Only people in the catalog have calendar feeds, and ${userRef} is not in it.`,
      );
    }
    const now = clock.now();
    const token = randomBytes(32).toString('base64url');
    const row = {
      id: newId(now),
      user_ref: userRef,
      kind,
      rotation: rotation ?? null,
      token_hash: hashOf(token),
      created_at: now,
      used_at: null,
    };
    await knex.transaction(async trx => {
      const count = await trx('feeds')
        .where({ user_ref: userRef })
        .whereNull('revoked_at')
        .count({ count: '*' })
        .first();
      if (Number(count?.count) >= MOST_FEEDS) {
        throw invalidRequest(
          `kind: you have ${MOST_FEEDS} feeds already; revoke one first`,
        );
      }
      await trx('feeds').insert(row);
    });
    const base = await discovery.getExternalBaseUrl('on-call');
    return { ...toApiFeed(row), url: `${base}/calendar/${token}.ics` };
  }

  async revoke(feedId: string, options: CallOptions): Promise<void> {
    const { knex, clock } = this.parts;
    const revoked = await knex('feeds')
      .where({ id: feedId, user_ref: requirePerson(options) })
      .whereNull('revoked_at')
      .update({ revoked_at: clock.now() });
    if (revoked === 0) throw notFound('feed', feedId);
  }

  /**
   * @throws NotFoundError for a token that is unknown or revoked, or whose rotation or owner is gone;
   * ServiceUnavailableError when it cannot be told whether the owner is.
   */
  async read(token: string): Promise<string> {
    const { knex, model, clock, schedules, metrics, owners } = this.parts;
    const row: FeedRow | undefined = await knex('feeds')
      .where({ token_hash: hashOf(token) })
      .whereNull('revoked_at')
      .first();
    if (
      !row ||
      (row.rotation && !model.rotations.has(row.rotation)) ||
      !(await owners.isKnown(row.user_ref))
    ) {
      metrics.feedRead(row?.kind ?? 'unknown', 'refused');
      // The token is a secret, so it is not repeated.
      throw notFound('calendar feed', 'of this address');
    }
    const now = clock.now();
    if (now - Number(row.used_at ?? 0) >= USED_EVERY_MS) {
      await knex('feeds').where({ id: row.id }).update({ used_at: now });
    }
    const versions = await knex('rotation_schedules').select(
      'rotation',
      'version',
    );
    metrics.feedRead(row.kind, 'read');
    return composeFeed({
      person: row.kind === 'person' ? row.user_ref : undefined,
      schedules: row.rotation
        ? [await schedules.load(row.rotation)]
        : await schedules.loadAll(),
      versions: new Map(
        versions.map(({ rotation, version }) => [rotation, version]),
      ),
      now,
      appUrl: model.appUrl,
    });
  }
}

/** An agent or a service could pass a feed on, and nobody would know. */
function requirePerson({ userRef, onBehalf }: CallOptions): string {
  if (!userRef || onBehalf) {
    throw notPermitted('Only a signed-in person has calendar feeds.');
  }
  return userRef;
}

function toApiFeed(row: FeedRow): CalendarFeed {
  return {
    id: row.id,
    kind: row.kind,
    rotation: row.rotation ?? undefined,
    userRef: row.kind === 'person' ? row.user_ref : undefined,
    createdAt: toIso(Number(row.created_at)),
    usedAt: optionalIso(row.used_at),
  };
}
