/**
 * The release-train page, tab, card and home-page widget for apps on the legacy frontend system. Apps on the
 * new one install the default export of `/alpha`.
 *
 * @packageDocumentation
 */

export {
  EntityReleaseTrainCard,
  EntityReleaseTrainContent,
  HomePageReleaseTrain,
  ReleaseTrainPage,
  releaseTrainPlugin,
} from './plugin';
export { releaseTrainApiRef } from './api/ReleaseTrainApi';
export type {
  ComponentQuery,
  CutRequest,
  DeploymentQuery,
  GuardQuery,
  HoldRequest,
  IntervalQuery,
  LockRequest,
  PromotionRequest,
  ReleaseTrainApi,
} from './api/ReleaseTrainApi';
export { ReleaseTrainClient } from './api/ReleaseTrainClient';
export {
  ReleaseTrainApiError,
  type RefusalReason,
} from './api/ReleaseTrainApiError';
export { releaseTrainTranslationRef } from './translation';
export { isReleaseTrainAvailable } from '@signalbox/backstage-plugin-release-train-common';
