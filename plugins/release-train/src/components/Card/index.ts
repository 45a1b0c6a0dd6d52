export { ReleaseTrainCard } from './ReleaseTrainCard';
