using RiskStream.Rules.Describing;
using RiskStream.Rules.Loading;

namespace RiskStream.Rules;

/// <summary>
/// A way of measuring, as rule files write it and people read it: its block, how that is read, its sentence, and the table of its
/// numbers. A new one is added to <see cref="All"/> and nowhere else.
/// </summary>
/// <param name="Block">The block's key in a rule file.</param>
/// <param name="Measure">What the block is read into.</param>
/// <param name="Read">Reads the block; reports what is wrong with it.</param>
/// <param name="Describe">The rule in one sentence.</param>
/// <param name="Rows">Key, value and allowed range of every number.</param>
internal sealed record MeasureForm(
    string Block,
    Type Measure,
    Func<Section, RuleMeasure> Read,
    Func<RuleDefinition, Bilingual> Describe,
    Func<RuleMeasure, IReadOnlyList<(string Key, string Value, string Range)>> Rows)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MeasureForm> All { get; } =
    [
        Of<StayFrequency>(StayFrequencyReader.Block, StayFrequencyReader.Read, StayFrequencyWords.Describe, MeasureTable.RowsOf),
        Of<ItemSurge>(ItemSurgeReader.Block, ItemSurgeReader.Read, ItemSurgeWords.Describe, MeasureTable.RowsOf),
        Of<CardBurst>(CardBurstReader.Block, CardBurstReader.Read, CardBurstWords.Describe, MeasureTable.RowsOf),
        Of<VisitFrequency>(VisitFrequencyReader.Block, VisitFrequencyReader.Read, VisitFrequencyWords.Describe, VisitFrequencyReader.RowsOf),
        Of<StayGap>(StayGapReader.Block, StayGapReader.Read, StayGapWords.Describe, StayGapReader.RowsOf),
        Of<StayOverlap>(StayOverlapReader.Block, StayOverlapReader.Read, StayOverlapWords.Describe, StayOverlapReader.RowsOf),
        Of<OutsideStay>(OutsideStayReader.Block, OutsideStayReader.Read, OutsideStayWords.Describe, OutsideStayReader.RowsOf),
        Of<CheckupStay>(CheckupStayReader.Block, CheckupStayReader.Read, CheckupStayWords.Describe, CheckupStayReader.RowsOf),
        Of<FeeStructure>(FeeStructureReader.Block, FeeStructureReader.Read, FeeStructureWords.Describe, FeeStructureReader.RowsOf),
        Of<ItemSubstitution>(ItemSubstitutionReader.Block, ItemSubstitutionReader.Read, ItemSubstitutionWords.Describe, ItemSubstitutionReader.RowsOf),
        Of<SimilarCases>(SimilarCasesReader.Block, SimilarCasesReader.Read, SimilarCasesWords.Describe, SimilarCasesReader.RowsOf),
        Of<PharmacyBasket>(PharmacyBasketReader.Block, PharmacyBasketReader.Read, PharmacyBasketWords.Describe, PharmacyBasketReader.RowsOf),
        Of<IdleBed>(IdleBedReader.Block, IdleBedReader.Read, IdleBedWords.Describe, IdleBedReader.RowsOf),
        Of<Travel>(TravelReader.Block, TravelReader.Read, TravelWords.Describe, TravelReader.RowsOf),
        Of<DuplicateCharge>(DuplicateChargeReader.Block, DuplicateChargeReader.Read, DuplicateChargeWords.Describe, DuplicateChargeReader.RowsOf),
        Of<UnbundledCharge>(UnbundledChargeReader.Block, UnbundledChargeReader.Read, UnbundledChargeWords.Describe, UnbundledChargeReader.RowsOf),
        Of<RepeatExam>(RepeatExamReader.Block, RepeatExamReader.Read, RepeatExamWords.Describe, RepeatExamReader.RowsOf),
        Of<OverPurchase>(OverPurchaseReader.Block, OverPurchaseReader.Read, OverPurchaseWords.Describe, OverPurchaseReader.RowsOf),
        Of<TemplateBilling>(TemplateBillingReader.Block, TemplateBillingReader.Read, TemplateBillingWords.Describe, TemplateBillingReader.RowsOf),
        Of<PhantomSwipe>(PhantomSwipeReader.Block, PhantomSwipeReader.Read, PhantomSwipeWords.Describe, PhantomSwipeReader.RowsOf),
        Of<CapacityExceeded>(
            CapacityExceededReader.Block, CapacityExceededReader.Read, CapacityExceededWords.Describe, CapacityExceededReader.RowsOf),
        Of<GroupAdmission>(GroupAdmissionReader.Block, GroupAdmissionReader.Read, GroupAdmissionWords.Describe, GroupAdmissionReader.RowsOf),
        Of<TraceCodeReuse>(TraceCodeReuseReader.Block, TraceCodeReuseReader.Read, TraceCodeReuseWords.Describe, TraceCodeReuseReader.RowsOf),
    ];

    /// <summary>The form of a measure.</summary>
    public static MeasureForm Of(RuleMeasure measure) => All.Single(form => form.Measure == measure.GetType());

    private static MeasureForm Of<T>(
        string block,
        Func<Section, T> read,
        Func<RuleDefinition, T, Bilingual> describe,
        Func<T, IReadOnlyList<(string Key, string Value, string Range)>> rows)
        where T : RuleMeasure => new(
            block, typeof(T), read, rule => describe(rule, (T)rule.Measure), measure => rows((T)measure));
}
