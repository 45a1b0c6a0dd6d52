import type {
  AuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  releaseTrainApprovePermission,
  type Candidate,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import type { ReleaseTrainModel } from '../config/model';
import { fullAccess } from '../permissions/CallerAccess';
import type { CandidateDetails } from '../queries/candidateDetails';
import { loadChecklistResults } from '../queries/loadChecklistResults';
import { loadPromotions } from '../queries/loadPromotions';
import { identifyCaller, ownershipOf } from './caller';
import { summarizeChecklist, testCasesOf } from './checklist';
import type { CallOptions } from './ReleaseTrainService';
import { toApiCandidate } from './toApiCandidate';

/** Shows candidates to a caller, with whether this caller may approve them. */
export class CandidateViews {
  private constructor(
    private readonly knex: Knex,
    private readonly model: ReleaseTrainModel,
    private readonly auth: AuthService,
    private readonly userInfo: UserInfoService,
  ) {}

  static create(options: {
    knex: Knex;
    model: ReleaseTrainModel;
    auth: AuthService;
    userInfo: UserInfoService;
  }): CandidateViews {
    const { knex, model, auth, userInfo } = options;
    return new CandidateViews(knex, model, auth, userInfo);
  }

  /** One query for all of them; those whose component has left its train are left out. */
  async show(
    candidates: readonly CandidateDetails[],
    now: number,
    { credentials, access = fullAccess }: CallOptions,
  ): Promise<Candidate[]> {
    if (candidates.length === 0) return [];
    const caller = identifyCaller(this.auth, credentials);
    const [ownership, results, promotions] = await Promise.all([
      ownershipOf(this.userInfo, caller, credentials),
      loadChecklistResults(
        this.knex,
        candidates.map(({ id }) => id),
      ),
      loadPromotions(
        this.knex,
        candidates.map(({ record }) => record),
        component => this.model.trainOf(component)?.promoteEnvironment,
      ),
    ]);
    return candidates.flatMap(details => {
      const { component } = details.record;
      const train = this.model.trainOf(component);
      if (!train) return [];
      const permitted = access.allows(releaseTrainApprovePermission, {
        component,
        environment: train.promoteEnvironment,
      });
      const requestedBy = promotions.get(details.id)?.requestedBy;
      const eligibility = { caller, ownership, permitted, requestedBy };
      const checklist = summarizeChecklist(
        testCasesOf(this.model, train, component),
        results.get(details.id) ?? [],
      );
      return [toApiCandidate(details, { train, eligibility, checklist, now })];
    });
  }
}
