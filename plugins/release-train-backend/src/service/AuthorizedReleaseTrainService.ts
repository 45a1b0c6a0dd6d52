import {
  releaseTrainApprovePermission,
  releaseTrainPermissions,
  releaseTrainSettlePermission,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ReleaseTrainModel } from '../config/model';
import type { TargetAuthorizer } from '../permissions/TargetAuthorizer';
import { notPermitted } from './errors';
import type { CallOptions, ReleaseTrainService } from './ReleaseTrainService';

/**
 * Asks once a call what the caller may do where, and hands it on: the decorated service shows only
 * what may be read, and the guards of a deployment explain a missing permission like any other
 * reason. What is not a question of guards is refused here.
 */
export class AuthorizedReleaseTrainService implements ReleaseTrainService {
  private constructor(
    private readonly service: ReleaseTrainService,
    private readonly authorizer: TargetAuthorizer,
    private readonly model: ReleaseTrainModel,
  ) {}

  static create(options: {
    service: ReleaseTrainService;
    authorizer: TargetAuthorizer;
    model: ReleaseTrainModel;
  }): AuthorizedReleaseTrainService {
    const { service, authorizer, model } = options;
    return new AuthorizedReleaseTrainService(service, authorizer, model);
  }

  listTrains: ReleaseTrainService['listTrains'] = async options =>
    this.service.listTrains(await this.knowing(options));

  getTrain: ReleaseTrainService['getTrain'] = async (request, options) =>
    this.service.getTrain(request, await this.knowing(options));

  listRuns: ReleaseTrainService['listRuns'] = async (request, options) =>
    this.service.listRuns(request, await this.knowing(options));

  getRun: ReleaseTrainService['getRun'] = async (request, options) =>
    this.service.getRun(request, await this.knowing(options));

  getRunNotes: ReleaseTrainService['getRunNotes'] = async (request, options) =>
    this.service.getRunNotes(request, await this.knowing(options));

  getCandidate: ReleaseTrainService['getCandidate'] = async (
    request,
    options,
  ) => this.service.getCandidate(request, await this.knowing(options));

  putApproval: ReleaseTrainService['putApproval'] = async (request, options) =>
    this.service.putApproval(
      request,
      await this.approvingCandidate(request.candidateId, options),
    );

  deleteApproval: ReleaseTrainService['deleteApproval'] = async (
    request,
    options,
  ) =>
    this.service.deleteApproval(
      request,
      await this.approvingCandidate(request.candidateId, options),
    );

  listDeployments: ReleaseTrainService['listDeployments'] = async (
    request,
    options,
  ) => this.service.listDeployments(request, await this.knowing(options));

  getDeployment: ReleaseTrainService['getDeployment'] = async (
    request,
    options,
  ) => this.service.getDeployment(request, await this.knowing(options));

  createDeployment: ReleaseTrainService['createDeployment'] = async (
    request,
    options,
  ) => this.service.createDeployment(request, await this.knowing(options));

  cancelDeployment: ReleaseTrainService['cancelDeployment'] = async (
    request,
    options,
  ) =>
    this.service.cancelDeployment(
      request,
      await this.settlingDeployment(request.deploymentId, options),
    );

  settleDeployment: ReleaseTrainService['settleDeployment'] = async (
    request,
    options,
  ) =>
    this.service.settleDeployment(
      request,
      await this.settlingDeployment(request.deploymentId, options),
    );

  explainGuards: ReleaseTrainService['explainGuards'] = async (
    request,
    options,
  ) => this.service.explainGuards(request, await this.knowing(options));

  getMatrix: ReleaseTrainService['getMatrix'] = async (request, options) =>
    this.service.getMatrix(request, await this.knowing(options));

  /** One question for everything, because answers say what else the caller may do. */
  private async knowing({
    credentials,
  }: CallOptions): Promise<Required<CallOptions>> {
    const access = await this.authorizer.accessOf(
      credentials,
      releaseTrainPermissions,
    );
    return { credentials, access };
  }

  /** @throws NotFoundError when it may not be read, NotAllowedError when it may only be read. */
  private async approvingCandidate(
    candidateId: string,
    { credentials }: CallOptions,
  ): Promise<CallOptions> {
    const options = await this.knowing({ credentials });
    const candidate = await this.service.getCandidate({ candidateId }, options);
    const { component } = candidate;
    const environment = this.model.trainOf(component)?.promoteEnvironment;
    const target = { component, environment };
    if (!options.access.allows(releaseTrainApprovePermission, target)) {
      throw notPermitted(`You may not approve what goes to ${environment}.`);
    }
    return options;
  }

  /** @throws NotFoundError when it may not be read, NotAllowedError when it may only be read. */
  private async settlingDeployment(
    deploymentId: string,
    { credentials }: CallOptions,
  ): Promise<CallOptions> {
    const options = await this.knowing({ credentials });
    const { deployment } = await this.service.getDeployment(
      { deploymentId },
      options,
    );
    if (!options.access.allows(releaseTrainSettlePermission, deployment)) {
      throw notPermitted(
        `You may neither cancel nor settle deployments to ${deployment.environment}.`,
      );
    }
    return options;
  }
}
