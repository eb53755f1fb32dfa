/** Kinds of institution («тип образовательной организации»). */
export type Kind = 'preschool' | 'school' | 'additional'
