import type {
  AuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  freezesAt,
  fromIso,
  OVERRIDABLE_GUARD_CODES,
  releaseTrainDeployPermission,
  releaseTrainOverridePermission,
  toIso,
  type Deployment,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { ConfiguredTrain, ReleaseTrainModel } from '../config/model';
import { placeId } from '../database/places';
import type { DeploymentRecord, RunRecord } from '../database/rows';
import { fullAccess, type CallerAccess } from '../permissions/CallerAccess';
import type { ReleaseTrainTarget } from '../permissions/resourceRef';
import { findDeployment } from '../queries/findDeployment';
import { findDeployments } from '../queries/findDeployments';
import { findRun } from '../queries/findRun';
import { findRuns } from '../queries/findRuns';
import { notesToldAt } from '../queries/notesToldAt';
import { loadCandidateChanges } from '../queries/loadCandidateChanges';
import { loadCandidateForGuards } from '../queries/loadCandidateForGuards';
import { loadDeploymentHistory } from '../queries/loadDeploymentHistory';
import { loadStandingHolds } from '../queries/loadHolds';
import { loadStandingLocks } from '../queries/loadLocks';
import { loadPins } from '../queries/loadPins';
import { loadEnvironments } from '../queries/loadEnvironments';
import { loadRunCandidates } from '../queries/loadRunCandidates';
import type { Approvals } from './Approvals';
import { identifyCaller, ownershipOf } from './caller';
import type { CandidateViews } from './CandidateViews';
import type { DeploymentRequests } from './DeploymentRequests';
import { notFound } from './errors';
import {
  mayRead,
  readableComponents,
  readablePlaces,
  readableTrains,
} from './readable';
import type { CallOptions, ReleaseTrainService } from './ReleaseTrainService';
import { optionalIso } from './optionalIso';
import { toApiDeployment, toApiDeploymentEvent } from './toApiDeployment';
import { toApiEnvironment } from './toApiEnvironment';
import { toApiNotes } from './toApiNotes';
import { toApiRun } from './toApiRun';
import { toApiTrain } from './toApiTrain';

/** How many items a page has when nobody says. */
const PAGE = 20;

interface Collaborators {
  knex: Knex;
  model: ReleaseTrainModel;
  clock: ClockService;
  auth: AuthService;
  userInfo: UserInfoService;
  candidateViews: CandidateViews;
  approvals: Approvals;
  requests: DeploymentRequests;
}

/** The release train as it stands in the database and the configuration. */
export class DefaultReleaseTrainService implements ReleaseTrainService {
  private constructor(private readonly parts: Collaborators) {}

  static create(collaborators: Collaborators): DefaultReleaseTrainService {
    return new DefaultReleaseTrainService(collaborators);
  }

  listTrains: ReleaseTrainService['listTrains'] = async ({ access }) => {
    const { model, clock } = this.parts;
    const now = clock.now();
    const trains = readableTrains(model, access);
    return { items: trains.map(train => toApiTrain(train, now)), pageInfo: {} };
  };

  getTrain: ReleaseTrainService['getTrain'] = async (
    { trainId },
    { access },
  ) => {
    const { model, clock } = this.parts;
    const train = readableTrains(model, access).find(
      ({ id }) => id === trainId,
    );
    if (!train) throw notFound('train', trainId);
    return toApiTrain(train, clock.now());
  };

  listRuns: ReleaseTrainService['listRuns'] = async (request, options) => {
    const { knex, model } = this.parts;
    const { component, train } = request;
    const trains = readableTrains(model, options.access)
      .map(({ id }) => id)
      .filter(id => train === undefined || id === train);
    const components = readableComponents(model, options.access, component);
    const page = await findRuns(knex, {
      trains: components.length > 0 ? trains : [],
      active: request.active,
      component: component
        ? { ref: component, train: model.trainOf(component)?.id }
        : undefined,
      limit: request.limit ?? PAGE,
      cursor: request.cursor,
    });
    // Who asks for the runs of one component sees who else rides on them.
    const shown = readableComponents(model, options.access);
    return {
      items: await this.showRuns(page.items, shown, options),
      pageInfo: page.pageInfo,
    };
  };

  getRun: ReleaseTrainService['getRun'] = async ({ runId }, options) => {
    const { run } = await this.findReadableRun(runId, options);
    const components = readableComponents(this.parts.model, options.access);
    const [shown] = await this.showRuns([run], components, options);
    return shown;
  };

  getRunNotes: ReleaseTrainService['getRunNotes'] = async (
    { runId, component },
    options,
  ) => {
    const { knex, model, clock } = this.parts;
    const { run, train } = await this.findReadableRun(runId, options);
    const components = readableComponents(model, options.access, component);
    const candidates =
      (await loadRunCandidates(knex, [run], components)).get(run.id) ?? [];
    const changes = await loadCandidateChanges(
      knex,
      candidates.map(({ id }) => id),
    );
    const { members } = train;
    return toApiNotes(run, {
      members,
      candidates,
      changes,
      toldAt: await notesToldAt(knex, run.id, train),
      now: clock.now(),
    });
  };

  getCandidate: ReleaseTrainService['getCandidate'] = async (
    { candidateId },
    options,
  ) => {
    const { knex, model, clock, candidateViews } = this.parts;
    const details = await loadCandidateForGuards(knex, candidateId);
    const readable =
      details &&
      readableComponents(model, options.access, details.record.component);
    const shown = readable?.length
      ? await candidateViews.show([details!], clock.now(), options)
      : [];
    if (shown.length === 0) throw notFound('candidate', candidateId);
    return shown[0];
  };

  putApproval: ReleaseTrainService['putApproval'] = async (
    { candidateId, ...word },
    options,
  ) => {
    const { auth, userInfo, approvals } = this.parts;
    const { credentials } = options;
    const caller = identifyCaller(auth, credentials);
    // Asked for before, because it is a call over the network.
    const ownership = await ownershipOf(userInfo, caller, credentials);
    await approvals.give({ candidateId, ...word, caller, ownership });
    return this.getCandidate({ candidateId }, options);
  };

  deleteApproval: ReleaseTrainService['deleteApproval'] = async (
    { candidateId },
    options,
  ) => {
    const { auth, approvals } = this.parts;
    const caller = identifyCaller(auth, options.credentials);
    await approvals.retract({ candidateId, caller });
    return this.getCandidate({ candidateId }, options);
  };

  listDeployments: ReleaseTrainService['listDeployments'] = async (
    { component, environment, run, active, limit, cursor },
    { access },
  ) => {
    const { knex, model } = this.parts;
    const page = await findDeployments(knex, {
      places: readablePlaces(model, access, { component, environment }),
      run,
      active,
      limit: limit ?? PAGE,
      cursor,
    });
    return {
      items: page.items.map(deployment =>
        this.showDeployment(deployment, access),
      ),
      pageInfo: page.pageInfo,
    };
  };

  getDeployment: ReleaseTrainService['getDeployment'] = async (
    { deploymentId },
    { access },
  ) => {
    const { knex, model } = this.parts;
    const deployment = await findDeployment(knex, deploymentId);
    if (!deployment || readablePlaces(model, access, deployment).length === 0) {
      throw notFound('deployment', deploymentId);
    }
    const history = await loadDeploymentHistory(knex, deploymentId);
    return {
      deployment: this.showDeployment(deployment, access),
      history: history.map(toApiDeploymentEvent),
    };
  };

  createDeployment: ReleaseTrainService['createDeployment'] = async (
    { dueAt, ...request },
    options,
  ) => {
    const { deployment, created } = await this.parts.requests.request({
      ...request,
      ...this.standing(request, options),
      dueAt: dueAt === undefined ? undefined : fromIso(dueAt),
    });
    return {
      deployment: this.showDeployment(deployment, options.access),
      created,
    };
  };

  cancelDeployment: ReleaseTrainService['cancelDeployment'] = async (
    { deploymentId, version, reason },
    { credentials, access },
  ) => {
    const { actor } = identifyCaller(this.parts.auth, credentials);
    const request = { id: deploymentId, version, reason, actor };
    return this.showDeployment(
      await this.parts.requests.cancel(request),
      access,
    );
  };

  settleDeployment: ReleaseTrainService['settleDeployment'] = async (
    { deploymentId, version, outcome, reason },
    { credentials, access },
  ) => {
    const { actor } = identifyCaller(this.parts.auth, credentials);
    const request = { id: deploymentId, version, outcome, reason, actor };
    return this.showDeployment(
      await this.parts.requests.settle(request),
      access,
    );
  };

  explainGuards: ReleaseTrainService['explainGuards'] = async (
    { component, environment, candidate, sha },
    options,
  ) => {
    const place = { component, environment };
    const explained = await this.parts.requests.explain({
      ...place,
      ...this.standing(place, options),
      candidateId: candidate,
      sha,
    });
    return {
      ...place,
      sha: explained.sha,
      allowed: explained.reasons.length === 0,
      reasons: explained.reasons,
      warnings: explained.warnings,
      override: {
        permitted: (options.access ?? fullAccess).allows(
          releaseTrainOverridePermission,
          place,
        ),
        codes: explained.reasons
          .map(({ code }) => code)
          .filter(code => OVERRIDABLE_GUARD_CODES.includes(code)),
      },
      asOf: toIso(this.parts.clock.now()),
    };
  };

  getMatrix: ReleaseTrainService['getMatrix'] = async (
    { component: only },
    { access },
  ) => {
    const { knex, model, clock } = this.parts;
    const now = clock.now();
    const places = readablePlaces(model, access, { component: only });
    const readable = new Set(
      places.map(place => placeId(place.component, place.environment)),
    );
    const components = [...new Set(places.map(({ component }) => component))];
    const known = await loadEnvironments(knex, components);
    const locks = await loadStandingLocks(knex, components, now);
    return {
      items: components.map(ref => {
        const component = model.components.get(ref)!;
        return {
          component: ref,
          environments: component.environments
            .filter(({ name }) => readable.has(placeId(ref, name)))
            .map(environment => {
              const details = known.get(placeId(ref, environment.name));
              return toApiEnvironment(environment, {
                component,
                details,
                lock: locks.find(
                  lock =>
                    lock.component === ref &&
                    lock.environment === environment.name,
                ),
                freeze: this.freezeOf(ref, environment.name, now),
                access,
                now,
              });
            }),
        };
      }),
      asOf: toIso(now),
    };
  };

  /** The freeze that stands there now; of several, the one that ends last. */
  private freezeOf(component: string, environment: string, now: number) {
    const train = this.parts.model.trainOf(component);
    if (!train) return undefined;
    const [longest] = freezesAt(now, train.freezes, {
      timeZone: train.timeZone,
      environment,
    }).sort((a, b) => (b.until ?? Infinity) - (a.until ?? Infinity));
    return (
      longest && {
        name: longest.name,
        until: optionalIso(longest.until),
      }
    );
  }

  private async findReadableRun(
    runId: string,
    { access }: CallOptions,
  ): Promise<{ run: RunRecord; train: ConfiguredTrain }> {
    const run = await findRun(this.parts.knex, runId);
    const train = readableTrains(this.parts.model, access).find(
      ({ id }) => id === run?.train,
    );
    if (!run || !train) throw notFound('run', runId);
    return { run, train };
  }

  private async showRuns(
    runs: readonly RunRecord[],
    components: readonly string[],
    options: CallOptions,
  ) {
    const { knex, model, clock, candidateViews } = this.parts;
    const now = clock.now();
    const byRun = await loadRunCandidates(knex, runs, components);
    const candidates = await candidateViews.show(
      [...byRun.values()].flat(),
      now,
      options,
    );
    const runIds = runs.map(({ id }) => id);
    const holds = await loadStandingHolds(knex, runIds);
    const pins = await loadPins(knex, runIds);
    const readable = new Set(components);
    return runs.map(run =>
      toApiRun(run, {
        train: model.trains.get(run.train)!,
        candidates: candidates.filter(({ runId }) => runId === run.id),
        holds: holds
          .get(run.id)
          ?.filter(({ component }) => readable.has(component)),
        pins: pins
          .get(run.id)
          ?.filter(({ component }) => readable.has(component)),
        access: options.access,
        now,
      }),
    );
  }

  private showDeployment(
    deployment: DeploymentRecord,
    access?: CallerAccess,
  ): Deployment {
    const { model, clock } = this.parts;
    const component = model.components.get(deployment.component);
    const shaUrl = component?.changeSource.commitUrl(
      component.source,
      deployment.sha,
    );
    return toApiDeployment(deployment, { shaUrl, now: clock.now(), access });
  }

  /** Who asks for a deployment to a place, and whether they may; the place has to be readable. */
  private standing(
    { component, environment }: Required<ReleaseTrainTarget>,
    { credentials, access = fullAccess }: CallOptions,
  ): { actor: string; permitted: boolean; mayOverride: boolean } {
    const { auth, model } = this.parts;
    const place = { component, environment };
    if (
      !model.environmentOf(component, environment) ||
      !mayRead(access, place)
    ) {
      throw notFound('environment', placeId(component, environment));
    }
    return {
      actor: identifyCaller(auth, credentials).actor,
      permitted: access.allows(releaseTrainDeployPermission, place),
      mayOverride: access.allows(releaseTrainOverridePermission, place),
    };
  }
}
