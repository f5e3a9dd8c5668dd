namespace RiskStream.Facts;

/// <summary>收费项目类别 <c>med_chrgitm_type</c>, as far as rules ask for it. The numbers are the national codes.</summary>
public enum ChargeClass : byte
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>床位: bed.</summary>
    Bed = 1,

    /// <summary>诊察: consultation.</summary>
    Consultation = 2,

    /// <summary>检查: examination.</summary>
    Examination = 3,

    /// <summary>化验: laboratory test.</summary>
    Laboratory = 4,

    /// <summary>治疗: treatment.</summary>
    Treatment = 5,

    /// <summary>手术: operation.</summary>
    Operation = 6,

    /// <summary>护理: nursing.</summary>
    Nursing = 7,

    /// <summary>卫生材料: consumables.</summary>
    Consumable = 8,

    /// <summary>西药: drugs.</summary>
    Drug = 9,

    /// <summary>中药饮片: prepared herbs.</summary>
    Herb = 10,

    /// <summary>中成药: patent Chinese medicine.</summary>
    PatentHerb = 11,

    /// <summary>一般诊疗: flat consultation fee.</summary>
    FlatConsultation = 12,

    /// <summary>挂号: registration.</summary>
    Registration = 13,

    /// <summary>其他: other.</summary>
    Other = 14,
}
