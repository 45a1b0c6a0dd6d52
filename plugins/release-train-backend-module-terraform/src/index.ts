/**
 * Deploys by the runs of HCP Terraform, for the release-train plugin.
 *
 * @packageDocumentation
 */

export { releaseTrainModuleTerraform as default } from './module';
export { TerraformObserveDriver } from './driver/TerraformObserveDriver';
export { TerraformRunDriver } from './driver/TerraformRunDriver';
