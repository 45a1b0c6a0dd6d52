import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { ReleaseTrainService } from '../service/ReleaseTrainService';

/** What the routers of all resources need. */
export interface RouterParts {
  service: ReleaseTrainService;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}
