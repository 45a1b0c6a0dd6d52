export { ReleaseTrainContent } from './ReleaseTrainContent';
