export type { RecordedMessage } from './record-channels.ts';
export { createSimulation, type Simulation, type SimulationParts } from './simulation.ts';
