/**
 * What makes findings occur together. `severity` and `age` are the study's and the patient's;
 * the others are drawn for each study, in part for its patient.
 */
export const FACTORS = [
  'severity',
  'age',
  'fluid',
  'infection',
  'airways',
  'air',
  'trauma',
  'nodules',
] as const;

export type Factor = (typeof FACTORS)[number];
export type Loadings = Partial<Record<Factor, number>>;

/** Correlation of a class's latent with each factor; squares sum to less than 1. Assumed. */
export const LOADINGS: Readonly<Record<string, Loadings>> = {
  Adenopathy: { nodules: 0.5, infection: 0.2 },
  Atelectasis: { severity: 0.4, fluid: 0.5 },
  'Azygos Lobe': {},
  Bulla: { airways: 0.6, air: 0.2 },
  'Calcification of the Aorta': { age: 0.6, fluid: 0.1 },
  Cardiomegaly: { severity: 0.25, age: 0.3, fluid: 0.6 },
  Cardiomyopathy: { fluid: 0.6 },
  'Clavicle Fracture': { trauma: 0.6 },
  Consolidation: { severity: 0.35, infection: 0.65 },
  Edema: { severity: 0.45, fluid: 0.65 },
  Emphysema: { age: 0.2, airways: 0.7 },
  'Enlarged Cardiomediastinum': { severity: 0.3, fluid: 0.4 },
  Fibrosis: { age: 0.2, airways: 0.4 },
  Fissure: { fluid: 0.2 },
  Fracture: { age: 0.2, trauma: 0.7 },
  Granuloma: { nodules: 0.4, age: 0.1 },
  Hernia: { age: 0.45 },
  Hilum: { nodules: 0.3, fluid: 0.3 },
  Hydropneumothorax: { air: 0.6, fluid: 0.1 },
  Infarction: { fluid: 0.2 },
  Infiltration: { infection: 0.5, severity: 0.1 },
  Kyphosis: { age: 0.6 },
  'Lobar Atelectasis': { severity: 0.2, infection: 0.2 },
  'Lung Lesion': { nodules: 0.6 },
  'Lung Opacity': { severity: 0.45, infection: 0.5, fluid: 0.3 },
  Mass: { nodules: 0.65, age: 0.15 },
  Nodule: { nodules: 0.65 },
  Normal: { severity: -0.55, age: -0.25, fluid: -0.3 },
  Osteopenia: { age: 0.6, trauma: 0.2 },
  'Pleural Effusion': { severity: 0.45, fluid: 0.6 },
  'Pleural Other': { airways: 0.2, infection: 0.1 },
  'Pleural Thickening': { age: 0.1, airways: 0.3 },
  Pneumomediastinum: { air: 0.65, trauma: 0.2 },
  Pneumonia: { severity: 0.3, infection: 0.7 },
  Pneumoperitoneum: { severity: 0.2, air: 0.3 },
  Pneumothorax: { severity: 0.1, air: 0.7, trauma: 0.25 },
  'Pulmonary Embolism': { fluid: 0.2, severity: 0.2 },
  'Pulmonary Hypertension': { fluid: 0.4 },
  'Rib Fracture': { age: 0.1, trauma: 0.5 },
  'Round(ed) Atelectasis': { nodules: 0.2 },
  Scoliosis: { age: 0.2 },
  'Subcutaneous Emphysema': { air: 0.65, trauma: 0.25 },
  'Support Devices': { severity: 0.65, fluid: 0.25 },
  'Tortuous Aorta': { age: 0.6 },
  Tuberculosis: { infection: 0.4, nodules: 0.3 },
};

/** A class that is a kind of another: its positives are among the other's. */
export const KIND_OF: Readonly<Record<string, string>> = {
  'Clavicle Fracture': 'Fracture',
  'Lobar Atelectasis': 'Atelectasis',
  'Rib Fracture': 'Fracture',
  'Round(ed) Atelectasis': 'Atelectasis',
};

/** What a study labelled Normal may still show. */
export const NO_FINDING: ReadonlySet<string> = new Set(['Normal', 'Support Devices']);
